package dev.threadmark.desk;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Write;
import dev.threadmark.store.Merging;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.TicketStore.Stored;
import dev.threadmark.store.View;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Where people settle things about tickets. What is so already is not written again. */
public final class Desk {
  private static final int MAX_RACES = 30;

  private final TicketStore tickets;
  private final View view;
  private final Merging merging;
  private final Optional<StatusNotices> notices;
  private final InstantSource clock;

  /** One that tells customers nothing. */
  public Desk(TicketStore tickets, View view, InstantSource clock) {
    this(tickets, view, Optional.empty(), clock);
  }

  /**
   * @param notices what customers are told of a status
   */
  public Desk(
      TicketStore tickets, View view, Optional<StatusNotices> notices, InstantSource clock) {
    this.notices = notices;
    this.tickets = tickets;
    this.view = view;
    this.merging = new Merging(tickets);
    this.clock = clock;
  }

  /**
   * Does something to a ticket.
   *
   * @param seen the number of events when it was looked at; empty where that does not matter
   */
  public Done<Ticket> act(MailboxId mailbox, TicketId id, OptionalInt seen, Act act, Address by) {
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Stored> found = tickets.own(mailbox, id);
      if (found.isEmpty()) {
        return new Done.NoTicket<>();
      }
      Ticket ticket = found.get().ticket();
      Optional<Done<Ticket>> hindered = hindrance(ticket, seen);
      if (hindered.isPresent()) {
        return hindered.get();
      }
      Instant now = clock.instant();
      List<TicketEvent> events = new ArrayList<>(act.events(ticket, by, now));
      if (events.isEmpty() || act instanceof Act.Note note && noted(ticket, note)) {
        return new Done.So<>(ticket);
      }
      Optional<OutboxEntry> owed = notices.flatMap(any -> any.owed(ticket, events, by, now));
      owed.map(OutboxEntry::queued).ifPresent(events::add);
      List<Write> besides = owed.map(OutboxStore::insertion).stream().toList();
      if (tickets.add(found.get(), events, Optional.empty(), besides)) {
        return new Done.So<>(shown(mailbox, id));
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one ticket");
  }

  /** Makes {@code id} part of {@code into}, which goes on for both. {@link Unmerging} undoes it. */
  public Done<Ticket> merge(
      MailboxId mailbox, TicketId id, OptionalInt seen, TicketId into, Address by) {
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Stored> gone = tickets.own(mailbox, id);
      if (gone.isEmpty()) {
        return new Done.NoTicket<>();
      }
      Optional<Done<Ticket>> hindered = hindrance(gone.get().ticket(), seen);
      if (hindered.isPresent()) {
        return hindered.get();
      }
      Optional<Ticket> survivor = last(mailbox, into);
      if (survivor.isEmpty() || survivor.get().id().equals(id)) {
        return new Done.Impossible<>("name another ticket of this mailbox to merge it into");
      }
      if (merging.merge(gone.get(), survivor.get().id(), clock.instant(), by.value())) {
        shown(mailbox, id);
        return new Done.So<>(shown(mailbox, survivor.get().id()));
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one merge");
  }

  /** The ticket that goes on for {@code id}. */
  private Optional<Ticket> last(MailboxId mailbox, TicketId id) {
    return tickets.find(mailbox, Set.of(id)).values().stream()
        .map(Stored::ticket)
        .filter(one -> one.mailbox().equals(mailbox) && one.survivor().isEmpty())
        .findFirst();
  }

  private static Optional<Done<Ticket>> hindrance(Ticket ticket, OptionalInt seen) {
    if (ticket.survivor().isPresent()) {
      return Optional.of(new Done.Impossible<>("it goes on in ticket " + ticket.survivor().get()));
    }
    return seen.isPresent() && seen.getAsInt() != ticket.seq()
        ? Optional.of(new Done.Changed<>(ticket))
        : Optional.empty();
  }

  private boolean noted(Ticket ticket, Act.Note note) {
    return !note.cause().isEmpty()
        && tickets.events(ticket.mailbox(), ticket.id()).stream()
            .anyMatch(
                event ->
                    event instanceof CareEvent.Noted noted && note.cause().equals(noted.cause()));
  }

  private Ticket shown(MailboxId mailbox, TicketId id) {
    Ticket now = tickets.own(mailbox, id).orElseThrow().ticket();
    view.show(mailbox, List.of(now));
    return now;
  }
}
