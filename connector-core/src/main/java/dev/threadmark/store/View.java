package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.Ticket;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/**
 * What people look at: the list, what changed, and the mailbox itself. Written from the tickets.
 *
 * @param mirror where it is noted that a mailbox may show another state; empty where none shows any
 */
public record View(
    TicketList list, Changes changes, Optional<MirrorStore> mirror, InstantSource clock) {

  /** Shows tickets as they stand. Done again it changes nothing but the time of the change. */
  public void show(MailboxId mailbox, Collection<Ticket> tickets) {
    if (tickets.isEmpty()) {
      return;
    }
    list.write(mailbox, tickets);
    changes.note(mailbox, tickets, clock.instant());
    mirror.ifPresent(store -> store.due(mailbox, tickets, clock.instant()));
  }
}
