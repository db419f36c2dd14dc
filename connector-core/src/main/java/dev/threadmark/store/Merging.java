package dev.threadmark.store;

import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one ticket of those that turned out to be one thread. Done again it changes nothing. */
public final class Merging {
  private static final int MAX_RACES = 30;

  private final TicketStore tickets;

  public Merging(TicketStore tickets) {
    this.tickets = tickets;
  }

  /**
   * Merges a ticket into another: it gives way first, so that nothing is added to it any more, and
   * is taken over then, whatever its survivor was merged into meanwhile.
   *
   * @param by who says so; empty where mail showed it
   * @return false if somebody else wrote {@code gone} since it was read
   */
  public boolean merge(TicketStore.Stored gone, TicketId survivor, Instant at, String by) {
    boolean yields =
        gone.ticket().survivor().isPresent()
            || tickets.add(
                gone, List.of(new TicketEvent.MergedInto(at, survivor, by)), Optional.empty());
    if (yields) {
      takeOver(gone.ticket(), at);
    }
    return yields;
  }

  private void takeOver(Ticket gone, Instant at) {
    for (int race = 0; race < MAX_RACES; race++) {
      Map<TicketId, TicketStore.Stored> chain = tickets.find(gone.mailbox(), Set.of(gone.id()));
      TicketStore.Stored last =
          chain.values().stream()
              .filter(stored -> stored.ticket().survivor().isEmpty())
              .findFirst()
              .orElseThrow();
      boolean taken =
          chain.values().stream().anyMatch(one -> one.ticket().absorbed().contains(gone.id()));
      if (taken || tickets.add(last, List.of(absorbing(gone, at)), Optional.empty())) {
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one merge");
  }

  private static TicketEvent absorbing(Ticket gone, Instant at) {
    return new TicketEvent.Absorbed(
        at, gone.id(), gone.parties(), gone.subjects(), gone.messages(), gone.rootSeen());
  }
}
