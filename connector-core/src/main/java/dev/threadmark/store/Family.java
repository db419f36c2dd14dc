package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Remains;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ticket with those that were merged into it, which people see as one.
 *
 * @param events of each of them, its own first
 */
public record Family(Ticket ticket, Map<TicketId, List<TicketEvent>> events) {

  /** Reads it; by way of which ticket another one was merged does not matter. */
  public static Family of(TicketStore tickets, Ticket ticket) {
    Map<TicketId, List<TicketEvent>> events = new LinkedHashMap<>();
    List<TicketId> all = new ArrayList<>(List.of(ticket.id()));
    for (int i = 0; i < all.size(); i++) {
      List<TicketEvent> own = tickets.events(ticket.mailbox(), all.get(i));
      events.put(all.get(i), own);
      Remains.standing(own).stream()
          .filter(TicketEvent.Absorbed.class::isInstance)
          .map(event -> ((TicketEvent.Absorbed) event).other())
          .filter(other -> !all.contains(other))
          .forEach(all::add);
    }
    return new Family(ticket, events);
  }

  /** What happened to any of them, ticket by ticket. */
  public List<TicketEvent> all() {
    return events.values().stream().flatMap(List::stream).toList();
  }

  /** The messages that are on it now, oldest first. */
  public List<Message> messages() {
    return events.values().stream()
        .flatMap(own -> TicketEvent.messages(own).stream())
        .sorted(Comparator.comparing(Message::receivedAt))
        .toList();
  }

  /** The message of this {@link Hash#name}, if it is on it now. */
  public Optional<Message> message(String name) {
    return messages().stream()
        .filter(message -> Hash.name(message.providerId()).equals(name))
        .findFirst();
  }

  /** Which of the tickets a message was put on. */
  public Optional<TicketId> homeOf(Message message) {
    return events.entrySet().stream()
        .filter(
            entry ->
                TicketEvent.messages(entry.getValue()).stream()
                    .anyMatch(one -> one.providerId().equals(message.providerId())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** How the message of this {@link Hash#name} left it, if it did: the last time. */
  public Optional<TicketEvent.MessageLeft> left(String name) {
    return all().stream()
        .filter(TicketEvent.MessageLeft.class::isInstance)
        .map(TicketEvent.MessageLeft.class::cast)
        .filter(left -> Hash.name(left.message()).equals(name))
        .reduce((one, other) -> other.at().isBefore(one.at()) ? one : other);
  }

  /** The mark of a message in the store of its ticket. */
  public static Optional<MailMark> mark(
      TicketStore tickets, MailboxId mailbox, TicketId home, Message message) {
    return tickets.marks(mailbox, home).stream()
        .filter(mark -> mark.providerId().equals(message.providerId()))
        .findFirst();
  }
}
