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
      if (last.ticket().id().equals(gone.id())) {
        return; // somebody undid the merge meanwhile
      }
      boolean taken =
          chain.values().stream().anyMatch(one -> one.ticket().absorbed().contains(gone.id()));
      // As it stands: a message may have left it since.
      TicketEvent absorbing = TicketEvent.Absorbed.of(chain.get(gone.id()).ticket(), at);
      if (taken || tickets.add(last, List.of(absorbing), Optional.empty())) {
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one merge");
  }
}
