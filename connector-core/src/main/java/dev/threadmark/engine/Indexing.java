package dev.threadmark.engine;

import dev.threadmark.store.IndexPosition;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Makes tickets findable that were there before there was an index, a few at a time, newest first.
 * What comes in meanwhile is indexed as it comes.
 */
public final class Indexing {
  private static final int MOST = 200;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final IndexPosition position;
  private final TicketStore tickets;
  private final TicketList list;
  private final InstantSource clock;

  Indexing(IndexPosition position, TicketStore tickets, TicketList list, InstantSource clock) {
    this.position = position;
    this.tickets = tickets;
    this.list = list;
    this.clock = clock;
  }

  /** Goes on with each of these; where all is done that is one read a mailbox. */
  public void run(Collection<Mailbox> mailboxes) {
    Instant end = clock.instant().plus(LONGEST);
    for (Mailbox mailbox : mailboxes) {
      Optional<String> from = position.find(mailbox.id());
      if (from.isPresent() && clock.instant().isBefore(end)) {
        goOn(mailbox, from.get(), end);
      }
    }
  }

  private void goOn(Mailbox mailbox, String from, Instant end) {
    Iterator<TicketList.Placed> lines = list.after(mailbox.id(), from).iterator();
    String last = from;
    for (int done = 0; lines.hasNext(); ) {
      if (done == MOST || clock.instant().isAfter(end)) {
        position.move(mailbox.id(), Optional.of(last));
        return;
      }
      TicketList.Placed placed = lines.next();
      if (placed.line().indexed().isEmpty()) {
        index(mailbox, new TicketId(placed.line().ticket()));
        done++;
      }
      last = placed.cursor();
    }
    position.move(mailbox.id(), Optional.empty());
  }

  /** From its events: a snapshot of an older version does not know the names of people. */
  private void index(Mailbox mailbox, TicketId id) {
    List<TicketEvent> events = tickets.events(mailbox.id(), id);
    if (!events.isEmpty()) { // it may have been forgotten meanwhile
      list.write(mailbox.id(), List.of(Ticket.fold(id, events)));
    }
  }
}
