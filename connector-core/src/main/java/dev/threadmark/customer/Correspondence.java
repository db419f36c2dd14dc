package dev.threadmark.customer;

import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of a ticket is a person's own: the mails that he wrote and those that went to him. What
 * colleagues wrote to a supplier, what others wrote who are on the ticket since it was merged, and
 * notes are not: whoever reads here sees what lies in his own mailbox already.
 *
 * @param messages oldest first
 * @param onTheirWay what he wrote on the page and is not on the ticket yet
 */
record Correspondence(List<Message> messages, List<OutboxEntry> onTheirWay) {

  static Correspondence of(TicketStore tickets, OutboxStore outbox, Visit visit) {
    List<Message> messages = messages(tickets, visit);
    List<OutboxEntry> coming =
        outbox.of(visit.mailbox(), visit.ticket().id()).stream()
            .filter(entry -> entry.purpose().equals(OutboxEntry.FROM_PAGE))
            .filter(entry -> entry.by().equals(visit.holder().value()))
            .filter(entry -> messages.stream().noneMatch(message -> is(message, entry)))
            .sorted(Comparator.comparing(OutboxEntry::since))
            .toList();
    return new Correspondence(messages, coming);
  }

  /** When one of us last wrote to him. */
  static Optional<Instant> lastAnswer(TicketStore tickets, Visit visit) {
    return messages(tickets, visit).stream()
        .filter(message -> message.standing() == Role.AGENT)
        .map(Message::receivedAt)
        .max(Comparator.naturalOrder());
  }

  private static boolean is(Message message, OutboxEntry entry) {
    return entry.messageId().filter(id -> id.value().equals(message.messageId())).isPresent();
  }

  private static List<Message> messages(TicketStore tickets, Visit visit) {
    List<TicketId> parts = new ArrayList<>(visit.ticket().absorbed());
    parts.add(visit.ticket().id());
    return parts.stream()
        .flatMap(id -> tickets.events(visit.mailbox(), id).stream())
        .filter(TicketEvent.MessageAdded.class::isInstance)
        .map(TicketEvent.MessageAdded.class::cast)
        .filter(added -> added.parties().containsKey(visit.holder()))
        .map(TicketEvent.MessageAdded::message)
        // Somebody may have put his address there who is not he.
        .filter(message -> !message.by(visit.holder()) || message.standing() != Role.GUEST)
        .sorted(Comparator.comparing(Message::receivedAt))
        .toList();
  }
}
