package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.Subject;
import dev.threadmark.mail.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail on its way to a ticket: the mail, understood, and the little that matters of where it
 * arrived.
 *
 * @param kind all kinds; agent and own are already told
 * @param receivedAt by the provider's clock: the time all rules go by
 * @param sent true if it lies in Sent Items
 * @param providerThread the provider's thread, in this mailbox only
 * @param digest tells this mail from every other, see {@link Digest}
 */
public record Arrival(
    MailboxId mailbox,
    Mail mail,
    MailKind kind,
    Words words,
    Instant receivedAt,
    boolean sent,
    Optional<String> providerThread,
    String digest) {

  public Subject subject() {
    return Subject.of(mail.subject());
  }

  /** Who speaks. Never {@code Reply-To}. */
  public Optional<Address> speaker() {
    return mail.from();
  }
}
