package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.Ticket;
import java.time.InstantSource;
import java.util.Collection;

/** What people look at: the list, and what changed. Written from the tickets themselves. */
public record View(TicketList list, Changes changes, InstantSource clock) {

  /** Shows tickets as they stand. Done again it changes nothing but the time of the change. */
  public void show(MailboxId mailbox, Collection<Ticket> tickets) {
    list.write(mailbox, tickets);
    changes.note(mailbox, tickets, clock.instant());
  }
}
