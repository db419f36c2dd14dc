package dev.threadmark.local.chaos;

import dev.threadmark.engine.Engine;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What must hold in every history, some of it at every moment and some of it at its end. */
final class Promises {
  private final Engine engine;
  private final StormyProvider provider;
  private final StormySender sender;
  private final Map<MailboxId, List<Letter>> letters = new HashMap<>();
  private final Map<MailboxId, Mark> furthest = new HashMap<>();
  private final Map<MailboxId, Set<String>> handled = new HashMap<>();
  private final List<String> broken = new ArrayList<>();

  /**
   * @param engine looks at the store directly, in any weather
   */
  Promises(Engine engine, StormyProvider provider, StormySender sender) {
    this.engine = engine;
    this.provider = provider;
    this.sender = sender;
  }

  private record Mark(Optional<Integer> position, Optional<Instant> reconciled) {}

  void expect(MailboxId mailbox, List<Letter> written) {
    letters.put(mailbox, written);
  }

  void broken(String promise) {
    if (!broken.contains(promise)) {
      broken.add(promise);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  /** A cursor was written: it must not have passed a mail that is not handled, nor gone back. */
  void onCursors() {
    for (MailboxStore.State state : engine.mailboxes().all()) {
      SimulatedMailbox box = provider.mailbox(state.mailbox());
      Optional<Integer> position = state.cursor().flatMap(box::position);
      Mark before =
          furthest.getOrDefault(state.mailbox(), new Mark(Optional.empty(), Optional.empty()));
      if (before.reconciled().isPresent()
          && state
              .reconciledThrough()
              .filter(at -> !at.isBefore(before.reconciled().get()))
              .isEmpty()) {
        broken("\"reconciled through\" went back");
      }
      if (position.isPresent()) {
        if (before.position().filter(was -> was > position.get()).isPresent()) {
          broken("the cursor went back");
        }
        box.logged(0, position.get()).stream()
            .filter(item -> !box.items().get(item).removed())
            .filter(item -> !handled(state.mailbox(), item))
            .forEach(item -> broken("the cursor passed a mail that is not handled"));
      }
      furthest.put(state.mailbox(), new Mark(position, state.reconciledThrough()));
    }
  }

  private boolean handled(MailboxId mailbox, ProviderId item) {
    Set<String> known = handled.computeIfAbsent(mailbox, any -> new HashSet<>());
    if (!known.contains(item.value())) {
      engine.journal().all(mailbox).forEach(mark -> known.add(mark.providerId()));
    }
    return known.contains(item.value());
  }

  void atTheEnd(List<MailboxId> mailboxes) {
    for (MailboxId mailbox : mailboxes) {
      List<MailMark> marks = engine.journal().all(mailbox).toList();
      everyMailIsHandled(mailbox);
      Map<TicketId, Ticket> tickets = tickets(mailbox, marks);
      everyMailIsOnATicketOnce(mailbox, tickets);
      threadsAreTickets(mailbox, marks, tickets);
      listShowsTheTickets(mailbox, tickets);
      everyoneIsToldOnce(mailbox, tickets);
    }
  }

  private void everyMailIsHandled(MailboxId mailbox) {
    provider
        .mailbox(mailbox)
        .items()
        .forEach(
            (id, item) -> {
              if (!item.removed() && !handled(mailbox, id)) {
                broken("a mail was lost");
              }
            });
    if (engine.quarantine().all(mailbox).findAny().isPresent()) {
      broken("a sound mail is in the quarantine");
    }
  }

  /**
   * All tickets that mails are on, and those they were merged into. A mail may be on a ticket of
   * the list and not in the journal: its worker died, and then the mail was removed.
   */
  private Map<TicketId, Ticket> tickets(MailboxId mailbox, List<MailMark> marks) {
    Set<TicketId> named = new HashSet<>();
    marks.forEach(mark -> mark.ticket().map(TicketId::new).ifPresent(named::add));
    engine.list().all(mailbox).forEach(line -> named.add(new TicketId(line.ticket())));
    Map<TicketId, Ticket> tickets = new TreeMap<>();
    engine.tickets().find(mailbox, named).values().stream()
        .map(TicketStore.Stored::ticket)
        .forEach(ticket -> tickets.put(ticket.id(), ticket));
    return tickets;
  }

  private void everyMailIsOnATicketOnce(MailboxId mailbox, Map<TicketId, Ticket> tickets) {
    Map<String, Integer> times = new HashMap<>();
    tickets.forEach(
        (id, ticket) -> {
          List<TicketEvent> events = engine.tickets().events(mailbox, id);
          if (!Ticket.fold(id, events).equals(ticket)) {
            broken("a snapshot is not what its events fold to");
          }
          for (TicketEvent event : events) {
            if (event instanceof TicketEvent.MessageAdded added) {
              times.merge(added.message().messageId(), 1, Integer::sum);
            }
          }
        });
    times.forEach(
        (mail, often) -> {
          if (often > 1) {
            broken("a mail is on tickets twice");
          }
        });
    Set<String> written = new HashSet<>();
    letters.get(mailbox).forEach(letter -> written.add(letter.id()));
    provider.mailbox(mailbox).items().values().stream()
        .filter(item -> !item.removed() && written.contains(item.mail.id().value()))
        .filter(item -> !times.containsKey(item.mail.id().value()))
        .forEach(item -> broken("a mail is on no ticket"));
  }

  private void threadsAreTickets(
      MailboxId mailbox, List<MailMark> marks, Map<TicketId, Ticket> tickets) {
    Map<String, TicketId> ticketOf = new HashMap<>();
    for (MailMark mark : marks) {
      mark.ticket()
          .ifPresent(id -> ticketOf.put(mark.messageId(), survivor(tickets, new TicketId(id))));
    }
    Map<Integer, TicketId> ticketOfThread = new HashMap<>();
    Map<TicketId, Integer> threadOfTicket = new HashMap<>();
    for (Letter letter : letters.getOrDefault(mailbox, List.of())) {
      TicketId ticket = ticketOf.get(letter.id());
      if (ticket == null) {
        continue; // removed before anybody saw it
      }
      TicketId other = ticketOfThread.putIfAbsent(letter.thread(), ticket);
      if (other != null && !other.equals(ticket)) {
        broken("mails of one thread are on two tickets: one is " + letter.id());
      }
      Integer thread = threadOfTicket.putIfAbsent(ticket, letter.thread());
      if (thread != null && thread != letter.thread()) {
        broken("mails of two threads are on one ticket: one is " + letter.id());
      }
    }
  }

  private static TicketId survivor(Map<TicketId, Ticket> tickets, TicketId id) {
    TicketId last = id;
    while (tickets.containsKey(last) && tickets.get(last).survivor().isPresent()) {
      last = tickets.get(last).survivor().get();
    }
    return last;
  }

  /** Who opens a ticket is told so: by one mail, which is sent once. */
  private void everyoneIsToldOnce(MailboxId mailbox, Map<TicketId, Ticket> tickets) {
    tickets.forEach(
        (id, ticket) -> {
          List<TicketEvent> events = engine.tickets().events(mailbox, id);
          List<OutboxKey> owed = new ArrayList<>();
          for (TicketEvent event : events) {
            if (event instanceof TicketEvent.Queued queued) {
              owed.add(new OutboxKey(queued.key()));
            }
          }
          if (owed.size() > 1) {
            broken("a ticket acknowledges twice");
          }
          if (owed.isEmpty() && ticket.absorbed().isEmpty() && openedByCustomer(events)) {
            broken("an acknowledgement was forgotten");
          }
          for (OutboxKey key : owed) {
            int times = sender.times().getOrDefault(key, 0);
            if (times != 1) {
              broken("a mail was sent " + times + " times");
            }
          }
        });
  }

  private static boolean openedByCustomer(List<TicketEvent> events) {
    return events.stream()
        .filter(TicketEvent.MessageAdded.class::isInstance)
        .map(TicketEvent.MessageAdded.class::cast)
        .findFirst()
        .filter(first -> first.message().kind().equals(MailKind.HUMAN.label()))
        .filter(first -> first.message().standing() != Role.AGENT)
        .isPresent();
  }

  private void listShowsTheTickets(MailboxId mailbox, Map<TicketId, Ticket> tickets) {
    // A worker that dies leaves the lines to whoever sees the page again; if its mail is removed
    // by then, they wait for the next mail of the ticket, or of what it was merged with.
    Set<TicketId> families = new HashSet<>();
    tickets.values().stream()
        .filter(ticket -> holdsRemoved(mailbox, ticket))
        .forEach(ticket -> families.add(survivor(tickets, ticket.id())));
    Set<String> waiting = new HashSet<>();
    tickets.keySet().stream()
        .filter(id -> families.contains(survivor(tickets, id)))
        .forEach(id -> waiting.add(id.value()));
    Set<TicketList.Line> expected = new HashSet<>();
    tickets.values().stream()
        .filter(ticket -> ticket.survivor().isEmpty())
        .filter(ticket -> !waiting.contains(ticket.id().value()))
        .forEach(ticket -> expected.add(shown(TicketList.Line.of(ticket))));
    Set<TicketList.Line> shown = new HashSet<>();
    engine.list().all(mailbox).forEach(line -> shown.add(shown(line)));
    shown.removeIf(line -> waiting.contains(line.ticket()));
    Set<TicketList.Line> missing = new HashSet<>(expected);
    missing.removeAll(shown);
    missing.forEach(line -> broken("the list does not show ticket " + line.ticket() + " as it is"));
    shown.removeAll(expected);
    shown.forEach(line -> broken("the list shows ticket " + line.ticket() + " as it is not"));
  }

  /** What people see of a line. */
  private static TicketList.Line shown(TicketList.Line line) {
    return new TicketList.Line(
        line.ticket(),
        line.mailbox(),
        line.subject(),
        line.status(),
        line.openedAt(),
        line.lastActivity(),
        line.messages(),
        0,
        line.requesters(),
        line.links(),
        line.closedAt(),
        line.answeredAt(),
        line.care(),
        "");
  }

  private boolean holdsRemoved(MailboxId mailbox, Ticket ticket) {
    Set<String> removed = new HashSet<>();
    provider.mailbox(mailbox).items().values().stream()
        .filter(SimulatedMailbox.Item::removed)
        .forEach(item -> removed.add(item.mail.id().value()));
    return engine.tickets().events(mailbox, ticket.id()).stream()
        .anyMatch(
            event ->
                event instanceof TicketEvent.MessageAdded added
                    && removed.contains(added.message().messageId()));
  }
}
