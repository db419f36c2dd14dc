package dev.threadmark.notice;

import dev.threadmark.correlate.Rule;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is told.
 *
 * @param id the same for the same event, however often it is told
 * @param type such as {@code message.received}
 * @param by who did it; empty where mail or a machine did
 * @param text in a sentence, for a chat
 */
public record Notice(
    String id,
    String type,
    Instant at,
    String mailbox,
    String ticket,
    String subject,
    Status status,
    String assignee,
    String by,
    String text) {

  /** The mailbox that it names. */
  MailboxId of() {
    int slash = mailbox.indexOf('/');
    return new MailboxId(mailbox.substring(0, slash), new Address(mailbox.substring(slash + 1)));
  }

  /** What is told of an event; of most nothing is. */
  static Optional<Notice> of(Ticket ticket, int seq, TicketEvent event) {
    if (event instanceof TicketEvent.MessageAdded added) {
      return message(ticket, seq, added);
    }
    if (event instanceof TicketEvent.StatusChanged changed) {
      String text = "is " + changed.status().name().toLowerCase(Locale.ROOT);
      return Optional.of(of(ticket, seq, event, "ticket.status", changed.by(), text));
    }
    if (event instanceof CareEvent.Assigned assigned) {
      String text = "is seen to by " + assigned.to().map(Object::toString).orElse("nobody");
      return Optional.of(of(ticket, seq, event, "ticket.assigned", assigned.by(), text));
    }
    if (event instanceof TicketEvent.NotSent) {
      return Optional.of(of(ticket, seq, event, "mail.failed", "", "an answer could not be sent"));
    }
    if (event instanceof TicketEvent.DeliveryFailed) {
      return Optional.of(
          of(ticket, seq, event, "mail.failed", "", "an answer did not reach its recipient"));
    }
    return Optional.empty();
  }

  /**
   * What is told of an answer that is due.
   *
   * @param which tells it from everything else that is told of the ticket
   */
  static Notice answer(Ticket ticket, String which, String type, Instant at, String text) {
    return of(ticket, which, at, type, "", text);
  }

  private static Optional<Notice> message(Ticket ticket, int seq, TicketEvent.MessageAdded added) {
    Message message = added.message();
    boolean customer = message.standing() != Role.AGENT && message.kind().equals("human");
    boolean opens = seq == 2;
    boolean put = message.rule().equals(Rule.MOVED.label());
    if (!customer || put && !opens) {
      return Optional.empty(); // what was put there was told of when it came
    }
    String type = opens ? "ticket.opened" : "message.received";
    String who = message.name().isBlank() ? message.from() : message.name();
    return Optional.of(of(ticket, seq, added, type, message.from(), who + " wrote"));
  }

  private static Notice of(
      Ticket ticket, int seq, TicketEvent event, String type, String by, String text) {
    return of(ticket, Integer.toString(seq), event.at(), type, by, text);
  }

  private static Notice of(
      Ticket ticket, String which, Instant at, String type, String by, String text) {
    MailboxId mailbox = ticket.mailbox();
    return new Notice(
        "%s-%s".formatted(ticket.id().compact(), which),
        type,
        at,
        mailbox.toString(),
        ticket.id().value(),
        ticket.subject(),
        ticket.status(),
        ticket.care().assignee().map(Object::toString).orElse(""),
        by,
        text);
  }
}
