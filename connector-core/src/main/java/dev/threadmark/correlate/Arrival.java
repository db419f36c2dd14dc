package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.Subject;
import dev.threadmark.mail.Words;
import dev.threadmark.mail.author.Author;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail on its way to a ticket: the mail, understood, and the little that matters of where it
 * arrived.
 *
 * @param author who speaks, and how sure that is; empty for a mail without a readable author
 * @param kind all kinds; agent and own are already told
 * @param receivedAt by the provider's clock: the time all rules go by
 * @param sent true if it lies in Sent Items
 * @param providerThread the provider's thread, in this mailbox only
 * @param digest tells this mail from every other, see {@link Digest}
 */
public record Arrival(
    MailboxId mailbox,
    Mail mail,
    Optional<Author> author,
    MailKind kind,
    Words words,
    Instant receivedAt,
    boolean sent,
    Optional<String> providerThread,
    String digest) {

  public Subject subject() {
    return Subject.of(mail.subject());
  }

  /** The address of who speaks. Never {@code Reply-To}. */
  public Optional<Address> speaker() {
    return author.map(Author::address);
  }

  /** True if that address is known not to be its writer's. */
  public boolean forged() {
    return author.filter(Author::failed).isPresent();
  }
}
