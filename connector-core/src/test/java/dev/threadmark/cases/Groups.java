package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which mails share a ticket, whatever the tickets' numbers are. A mail is named by its mailbox and
 * Message-ID.
 */
record Groups(Map<String, Set<String>> of) {

  /** As they are on {@code desk} when merged tickets are followed. */
  static Groups on(Desk desk, Collection<Arrival> arrivals) {
    Map<String, Set<String>> byTicket = new HashMap<>();
    Map<String, String> ticketOf = new HashMap<>();
    for (Arrival arrival : arrivals) {
      String ticket = ticket(desk, arrival.mailbox(), arrival.mail().id());
      ticketOf.put(name(arrival), ticket);
      byTicket.computeIfAbsent(ticket, any -> new TreeSet<>()).add(name(arrival));
    }
    Map<String, Set<String>> groups = new HashMap<>();
    ticketOf.forEach((mail, ticket) -> groups.put(mail, byTicket.get(ticket)));
    return new Groups(groups);
  }

  static String name(Arrival arrival) {
    return arrival.mailbox().address() + " " + arrival.mail().id();
  }

  private static String ticket(Desk desk, MailboxId mailbox, MessageId id) {
    MailMark mark = desk.mark(mailbox, id).orElseThrow();
    return mark.decision().equals("ignore")
        ? "none, " + id
        : CasePlay.ticket(desk, mailbox, mark).orElseThrow().id().value();
  }

  /** The groups with only these mails left in them. */
  Groups within(Set<String> mails) {
    Map<String, Set<String>> fewer = new HashMap<>();
    mails.forEach(
        mail -> {
          Set<String> group = new TreeSet<>(of.get(mail));
          group.retainAll(mails);
          fewer.put(mail, group);
        });
    return new Groups(fewer);
  }

  /** The share of mails whose group is the same in {@code other}. */
  double agreement(Groups other) {
    long same =
        of.keySet().stream().filter(mail -> of.get(mail).equals(other.of.get(mail))).count();
    return (double) same / of.size();
  }

  /** Groups that {@code other} does not have, for people to read. */
  Set<Set<String>> without(Groups other) {
    Set<Set<String>> mine = new LinkedHashSet<>(of.values());
    mine.removeAll(new HashSet<>(other.of.values()));
    return mine;
  }

  /** How many messages are on the tickets, counted by their events and by their snapshots. */
  static List<Integer> messages(Desk desk, Collection<Arrival> arrivals) {
    Map<TicketId, Ticket> tickets = new HashMap<>();
    for (Arrival arrival : arrivals) {
      desk.mark(arrival.mailbox(), arrival.mail().id())
          .flatMap(MailMark::ticket)
          .map(TicketId::new)
          .ifPresent(id -> collect(desk, arrival.mailbox(), id, tickets));
    }
    int byEvents =
        tickets.values().stream()
            .mapToInt(ticket -> added(desk.tickets().events(ticket.mailbox(), ticket.id())))
            .sum();
    int bySnapshots =
        tickets.values().stream()
            .filter(ticket -> ticket.survivor().isEmpty())
            .mapToInt(Ticket::messages)
            .sum();
    return List.of(byEvents, bySnapshots);
  }

  private static void collect(
      Desk desk, MailboxId mailbox, TicketId id, Map<TicketId, Ticket> tickets) {
    Optional<Ticket> ticket = desk.tickets().find(mailbox, id).map(TicketStore.Stored::ticket);
    if (ticket.isPresent() && tickets.put(id, ticket.get()) == null) {
      ticket.get().survivor().ifPresent(next -> collect(desk, mailbox, next, tickets));
      ticket.get().absorbed().forEach(other -> collect(desk, mailbox, other, tickets));
    }
  }

  private static int added(List<TicketEvent> events) {
    return (int) events.stream().filter(TicketEvent.MessageAdded.class::isInstance).count();
  }

  @Override
  public String toString() {
    return new LinkedHashSet<>(of.values())
        .stream().map(Object::toString).sorted().collect(Collectors.joining("\n"));
  }
}
