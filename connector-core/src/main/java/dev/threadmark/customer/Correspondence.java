package dev.threadmark.customer;

import dev.threadmark.correlate.Reason;
import dev.threadmark.mail.Address;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.store.Family;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Remains;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of a ticket is a person's own: the mails that he wrote and those that went to him. What
 * colleagues wrote to a supplier, what others wrote who are on the ticket since it was merged, what
 * left the ticket, and notes are not: whoever reads here sees what lies in his own mailbox already.
 *
 * @param messages oldest first
 * @param onTheirWay what he wrote on the page and is not on the ticket yet, or never came there
 */
record Correspondence(List<Message> messages, List<OutboxEntry> onTheirWay) {
  /** What the mailbox sent itself is back by then, or was put elsewhere. */
  private static final Duration COMES_BACK = Duration.ofMinutes(10);

  static Correspondence of(TicketStore tickets, OutboxStore outbox, Visit visit, Instant now) {
    Family family = Family.of(tickets, visit.ticket());
    List<Message> messages = messages(family, visit.holder());
    List<OutboxEntry> coming =
        family.events().keySet().stream()
            .flatMap(id -> outbox.of(visit.mailbox(), id).stream())
            .filter(entry -> entry.purpose().equals(OutboxEntry.FROM_PAGE))
            .filter(entry -> entry.by().equals(visit.holder().value()))
            .filter(entry -> messages.stream().noneMatch(message -> is(message, entry)))
            .filter(entry -> stillToTell(family, entry, now))
            .sorted(Comparator.comparing(OutboxEntry::since))
            .toList();
    return new Correspondence(messages, coming);
  }

  /** A person's own, oldest first. */
  static List<Message> messages(TicketStore tickets, Visit visit) {
    return messages(Family.of(tickets, visit.ticket()), visit.holder());
  }

  /** When one of us last wrote to him. */
  static Optional<Instant> lastAnswer(TicketStore tickets, Visit visit) {
    return lastAnswer(messages(tickets, visit));
  }

  Optional<Instant> lastAnswer() {
    return lastAnswer(messages);
  }

  private static Optional<Instant> lastAnswer(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.standing() == Role.AGENT)
        .map(Message::receivedAt)
        .max(Comparator.naturalOrder());
  }

  /** What the last one is about: those of others on the ticket are not for him to read. */
  Optional<String> subject() {
    return messages.stream()
        .map(Message::subject)
        .reduce((one, later) -> later)
        .filter(subject -> !subject.isBlank());
  }

  private static boolean is(Message message, OutboxEntry entry) {
    return entry.messageId().filter(id -> id.value().equals(message.messageId())).isPresent();
  }

  private static boolean stillToTell(Family family, OutboxEntry entry, Instant now) {
    return switch (entry.state()) {
      case OPEN, FAILED -> true;
      case TAKEN_BACK -> false;
      case SENT ->
          family.all().stream()
              .filter(TicketEvent.Sent.class::isInstance)
              .map(TicketEvent.Sent.class::cast)
              .filter(sent -> sent.key().equals(entry.key().value()))
              .anyMatch(sent -> sent.at().plus(COMES_BACK).isAfter(now));
    };
  }

  private static List<Message> messages(Family family, Address holder) {
    return family.events().values().stream()
        .flatMap(events -> Remains.standing(events).stream())
        .filter(TicketEvent.MessageAdded.class::isInstance)
        .map(TicketEvent.MessageAdded.class::cast)
        .filter(added -> added.parties().containsKey(holder))
        .map(TicketEvent.MessageAdded::message)
        .filter(message -> !message.erased())
        .filter(message -> message.standing() != Role.GUEST || himself(message, holder))
        .sorted(Comparator.comparing(Message::receivedAt))
        .toList();
  }

  /**
   * To whom a guest says that his mail goes is his own word: with a link that was passed on he
   * could write on this page. And somebody may have put this person's address there who is not he.
   */
  private static boolean himself(Message message, Address holder) {
    return message.by(holder) && !Reason.forged(message.because());
  }
}
