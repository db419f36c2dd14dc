package dev.threadmark.desk;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.Carrier;
import dev.threadmark.store.Errands;
import dev.threadmark.store.Errands.Errand;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where people undo a merge, whoever made it. The ticket comes back with the messages that it had;
 * what came since stays where it came, and answers to its messages are its own again.
 */
public final class Unmerging {
  private final TicketStore tickets;
  private final Carrier carrier;
  private final InstantSource clock;

  public Unmerging(TicketStore tickets, Carrier carrier, InstantSource clock) {
    this.tickets = tickets;
    this.carrier = carrier;
    this.clock = clock;
  }

  /**
   * Makes {@code id} go on by itself again. Asked again, it changes nothing.
   *
   * @param seen the number of events when it was looked at; empty where that does not matter
   */
  public Done<Ticket> unmerge(MailboxId mailbox, TicketId id, OptionalInt seen, Address by) {
    carrier.finish(mailbox, Errands.Kind.RETURN, id.value());
    Optional<Ticket> found = tickets.own(mailbox, id).map(TicketStore.Stored::ticket);
    if (found.isEmpty()) {
      return new Done.NoTicket<>();
    }
    Ticket ticket = found.get();
    if (ticket.survivor().isEmpty()) {
      return returned(ticket)
          ? new Done.So<>(ticket)
          : new Done.Impossible<>("it was not merged into another ticket");
    }
    if (seen.isPresent() && seen.getAsInt() != ticket.seq()) {
      return new Done.Changed<>(ticket);
    }
    if (ticket.messages() == 0) {
      return new Done.Impossible<>("all its messages have been moved: there is nothing to undo");
    }
    carrier.run(Errand.comeBack(ticket, clock.instant(), by.value()));
    return new Done.So<>(tickets.own(mailbox, id).orElseThrow().ticket());
  }

  private boolean returned(Ticket ticket) {
    return tickets.events(ticket.mailbox(), ticket.id()).stream()
        .anyMatch(TicketEvent.Returned.class::isInstance);
  }
}
