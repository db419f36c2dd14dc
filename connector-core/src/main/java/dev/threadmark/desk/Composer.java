package dev.threadmark.desk;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.Subject;
import dev.threadmark.mail.letter.Letter;
import dev.threadmark.mail.letter.Quotation;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the mail of what a person has written: threading, the way back. It bears no {@code
 * X-Threadmark}: the copy in Sent Items shall come in as an agent's mail, like one that was written
 * in Outlook.
 */
final class Composer {
  private final TokenKeys tokenKeys;

  Composer(TokenKeys tokenKeys) {
    this.tokenKeys = tokenKeys;
  }

  /**
   * @param messages of the ticket, oldest first; at least one
   * @param files names of those that go with it
   * @param room for what is quoted, in characters
   */
  OutgoingMail mail(
      OutboxKey key,
      Ticket ticket,
      List<Message> messages,
      Written written,
      List<String> files,
      int room,
      Instant now) {
    Letter letter = letter(written, messages);
    int quoted = quoted(letter, room);
    Message answered = answered(messages);
    boolean forward = written.mode() == Written.Mode.FORWARD;
    return new OutgoingMail(
        key,
        ticket.mailbox().address(),
        written.to(),
        written.cc(),
        Optional.of(wayBack(ticket, written.to().get(0))),
        subject(answered.subject(), forward),
        letter.text(quoted),
        letter.html(quoted),
        forward ? Optional.empty() : Optional.of(original(answered, messages)),
        Map.of(),
        false,
        files,
        now);
  }

  /** The last one from outside; the last one where all are from us. */
  private static Message answered(List<Message> messages) {
    return messages.stream()
        .filter(message -> !message.sent())
        .reduce((one, later) -> later)
        .orElseGet(() -> messages.get(messages.size() - 1));
  }

  /** Gmail shows an answer in the thread of its mail only under the same subject. */
  private static String subject(String of, boolean forward) {
    if (forward) {
      return "Fwd: " + of;
    }
    return Subject.of(of).reply() ? of : "Re: " + of;
  }

  private Address wayBack(Ticket ticket, Address recipient) {
    MailboxId mailbox = ticket.mailbox();
    String token = tokenKeys.issue(mailbox.tenant(), ticket.id(), recipient).toString();
    Address plain = mailbox.address().withoutPlusTag();
    return new Address(plain.local() + "+" + token + "@" + plain.domain());
  }

  /** What the ticket's mails are called, oldest first, is the chain that leads to this answer. */
  private static OutgoingMail.Original original(Message answered, List<Message> messages) {
    List<MessageId> before =
        messages.stream()
            .takeWhile(message -> message != answered)
            .flatMap(message -> real(message).stream())
            .toList();
    return new OutgoingMail.Original(
        new ProviderId(answered.providerId()), answered.thread(), real(answered), before);
  }

  /** Nobody else knows the id that was made for a mail without one. */
  private static Optional<MessageId> real(Message message) {
    return MessageId.parse(message.messageId()).filter(id -> !id.isDerived());
  }

  /**
   * What is answered is quoted below; what is forwarded its author has quoted, and may have cut.
   */
  static Letter letter(Written written, List<Message> messages) {
    if (written.mode() == Written.Mode.FORWARD) {
      return new Letter(written.form(), written.text(), "", Optional.empty());
    }
    Message answered = answered(messages);
    String who = answered.name().isBlank() ? answered.from() : answered.name();
    return new Letter(
        written.form(),
        written.text(),
        written.signature(),
        Optional.of(Quotation.of(who, answered.receivedAt(), answered.excerpt())));
  }

  /** Of what is quoted, both forms hold the same. */
  private static int quoted(Letter letter, int room) {
    int above = letter.text(0).length() + 300; // of which the line above takes the most
    return Math.max(0, Math.min(room, OutgoingMail.MAX_TEXT - above));
  }
}
