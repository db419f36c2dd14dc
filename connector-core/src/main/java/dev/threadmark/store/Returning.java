package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.Errands.Errand;
import dev.threadmark.ticket.Remains;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Undoes a merge: the ticket goes on by itself first, so that what is written to it from then on is
 * its own, and leaves those that went on for it then. Doing it again changes nothing.
 */
final class Returning {
  private static final int MAX_RACES = 30;

  private final TicketStore tickets;
  private final MessageKeys keys;

  Returning(TicketStore tickets, KeyIndex keys) {
    this.tickets = tickets;
    this.keys = new MessageKeys(keys);
  }

  /** The tickets that are not as they were. */
  Set<TicketId> run(Errand errand) {
    Set<TicketId> touched = new LinkedHashSet<>();
    if (tickets.find(errand.mailbox(), errand.ticket()).isEmpty()) {
      return touched; // it was forgotten meanwhile
    }
    touched.add(errand.ticket());
    Ticket back = comeBack(errand);
    Optional<TicketId> next = Optional.of(errand.other());
    while (next.isPresent()
        && tickets.find(errand.mailbox(), next.get()).isPresent()
        && touched.add(next.get())) {
      next = release(errand, back, next.get()).survivor();
    }
    Set<TicketId> all = new LinkedHashSet<>(touched);
    tickets.find(errand.mailbox(), touched).values().stream()
        .flatMap(stored -> stored.ticket().absorbed().stream())
        .forEach(all::add);
    all.forEach(id -> lead(errand.mailbox(), id, all));
    return touched;
  }

  /** While the two were one it did not matter to which of them the keys of its messages led. */
  private void lead(MailboxId mailbox, TicketId id, Set<TicketId> among) {
    Optional<TicketStore.Stored> stored = tickets.find(mailbox, id);
    if (stored.isEmpty()) {
      return;
    }
    Ticket ticket = stored.get().ticket();
    Map<String, MailMark> marks = new HashMap<>();
    tickets.marks(mailbox, id).forEach(mark -> marks.put(mark.providerId(), mark));
    for (TicketEvent event : Remains.standing(tickets.events(mailbox, id))) {
      if (event instanceof TicketEvent.MessageAdded added) {
        Optional.ofNullable(marks.get(added.message().providerId()))
            .ifPresent(mark -> keys.leadTo(ticket, added, mark, among));
      }
    }
  }

  private Ticket comeBack(Errand errand) {
    return write(
        errand.mailbox(),
        errand.ticket(),
        event -> event instanceof TicketEvent.Returned back && back.cause().equals(errand.cause()),
        (ticket, events, absorbed) ->
            new TicketEvent.Returned(
                errand.at(),
                errand.other(),
                Remains.onItsOwn(ticket, events, absorbed),
                errand.by(),
                errand.cause()));
  }

  private Ticket release(Errand errand, Ticket back, TicketId from) {
    return write(
        errand.mailbox(),
        from,
        event ->
            event instanceof TicketEvent.Released released
                && released.cause().equals(errand.cause()),
        (ticket, events, absorbed) ->
            new TicketEvent.Released(
                errand.at(),
                back.id(),
                Remains.withoutTicket(ticket, events, back.id(), absorbed),
                errand.by(),
                errand.cause()));
  }

  private interface Telling {
    TicketEvent of(Ticket ticket, List<TicketEvent> events, List<Ticket> absorbed);
  }

  private Ticket write(
      MailboxId mailbox,
      TicketId id,
      java.util.function.Predicate<TicketEvent> done,
      Telling telling) {
    for (int race = 0; race < MAX_RACES; race++) {
      TicketStore.Stored stored = tickets.find(mailbox, id).orElseThrow();
      List<TicketEvent> events = tickets.events(mailbox, id);
      if (events.stream().anyMatch(done)) {
        return stored.ticket();
      }
      TicketEvent event =
          telling.of(stored.ticket(), events, Moving.absorbed(tickets, stored.ticket()));
      if (tickets.add(stored, List.of(event), Optional.empty())) {
        return tickets.find(mailbox, id).orElseThrow().ticket();
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one ticket");
  }
}
