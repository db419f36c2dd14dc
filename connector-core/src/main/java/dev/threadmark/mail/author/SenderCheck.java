package dev.threadmark.mail.author;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.NamedAddress;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who speaks in the mails of a mailbox: the {@code From}, with what the provider found out
 * about it, or the one whose mail a Google Group of ours passed on. Never {@code Reply-To}, {@code
 * Sender} or a display name.
 *
 * @param authserv whose results are believed
 * @param own the mailbox's address and its aliases, groups that feed it among them
 */
public record SenderCheck(Authserv authserv, Set<Address> own) {

  /** Takes every {@code From} as it is written. */
  public static final SenderCheck NONE = new SenderCheck(Authserv.NONE, Set.of());

  public SenderCheck {
    own = Set.copyOf(own);
  }

  /** Empty for a mail without a readable {@code From}. */
  public Optional<Author> author(Mail mail) {
    return mail.parties().from().map(from -> author(mail, from));
  }

  private Author author(Mail mail, NamedAddress from) {
    Author written =
        new Author(from.address(), from.name(), authenticity(mail.headers(), from.address()));
    return own.contains(from.address())
        ? GoogleGroup.poster(mail, written).orElse(written)
        : written;
  }

  /** Only the topmost field counts: the ones below it came with the mail. */
  private Authenticity authenticity(Headers headers, Address from) {
    return headers
        .first("Authentication-Results")
        .map(field -> Finding.of(field, authserv, from))
        .orElse(Authenticity.UNKNOWN);
  }
}
