package dev.threadmark.engine;

import dev.threadmark.correlate.Decision;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one ticket of those that turned out to be one thread. Done again it changes nothing. */
final class Merging {
  private static final int MAX_RACES = 30;

  private final TicketStore tickets;

  Merging(TicketStore tickets) {
    this.tickets = tickets;
  }

  /**
   * Merges tickets into another: each gives way first, so that nothing is added to it any more, and
   * is taken over then, whatever its survivor was merged into meanwhile.
   */
  void merge(Placement placement, Decision.Append append, Gathering.Gathered gathered) {
    for (TicketId id : append.absorbs()) {
      TicketStore.Stored gone = gathered.stored().get(id);
      boolean yields =
          gone.ticket().survivor().isPresent()
              || tickets.add(gone, placement.merging(append), Optional.empty());
      if (yields) {
        takeOver(placement, gone.ticket());
      }
    }
  }

  private void takeOver(Placement placement, Ticket gone) {
    for (int race = 0; race < MAX_RACES; race++) {
      Map<TicketId, TicketStore.Stored> chain = tickets.find(gone.mailbox(), Set.of(gone.id()));
      TicketStore.Stored last =
          chain.values().stream()
              .filter(stored -> stored.ticket().survivor().isEmpty())
              .findFirst()
              .orElseThrow();
      boolean taken =
          chain.values().stream().anyMatch(one -> one.ticket().absorbed().contains(gone.id()));
      if (taken || tickets.add(last, List.of(placement.absorbing(gone)), Optional.empty())) {
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one merge");
  }
}
