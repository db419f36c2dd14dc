package dev.threadmark.api;

import dev.threadmark.store.Hash;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;

/** A message of a ticket as the API tells of it; {@code openapi.json} says what its fields mean. */
record MessageView(
    String id,
    String messageId,
    String from,
    String name,
    Instant receivedAt,
    boolean sent,
    String subject,
    String kind,
    String excerpt,
    List<String> attachments,
    String rule,
    String because,
    String standing,
    List<String> failed) {

  static MessageView of(Message message) {
    return of(message, List.of());
  }

  /**
   * @param events of the ticket: some tell whom the message did not reach
   */
  static MessageView of(Message message, List<TicketEvent> events) {
    return new MessageView(
        id(message),
        message.messageId(),
        message.from(),
        message.name(),
        message.receivedAt(),
        message.sent(),
        message.subject(),
        message.kind(),
        message.excerpt(),
        message.attachments(),
        message.rule(),
        message.because(),
        message.standing().name(),
        events.stream()
            .filter(TicketEvent.DeliveryFailed.class::isInstance)
            .map(TicketEvent.DeliveryFailed.class::cast)
            .filter(failed -> failed.messageId().equals(message.messageId()))
            .flatMap(failed -> failed.recipients().stream())
            .map(Object::toString)
            .distinct()
            .toList());
  }

  /** Providers' ids may hold anything: this is what a path takes. */
  static String id(Message message) {
    return Hash.name(message.providerId());
  }
}
