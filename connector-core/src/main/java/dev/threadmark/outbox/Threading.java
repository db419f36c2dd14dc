package dev.threadmark.outbox;

import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.Subject;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.ticket.Message;
import java.util.List;
import java.util.Optional;

/** Puts a mail into the thread of a ticket. Pure. */
public final class Threading {
  private Threading() {}

  /**
   * What the ticket's mails are called, oldest first, is the chain that leads to an answer.
   *
   * @param messages of the ticket, oldest first, {@code answered} among them
   */
  public static OutgoingMail.Original under(Message answered, List<Message> messages) {
    List<MessageId> before =
        messages.stream()
            .takeWhile(message -> message != answered)
            .flatMap(message -> real(message).stream())
            .toList();
    return new OutgoingMail.Original(
        new ProviderId(answered.providerId()), answered.thread(), real(answered), before);
  }

  /** Gmail shows an answer in the thread of its mail only under the same subject. */
  public static String subject(String answered) {
    return Subject.of(answered).reply() ? answered : "Re: " + answered;
  }

  /** Nobody else knows the id that was made for a mail without one. */
  private static Optional<MessageId> real(Message message) {
    return MessageId.parse(message.messageId()).filter(id -> !id.isDerived());
  }
}
