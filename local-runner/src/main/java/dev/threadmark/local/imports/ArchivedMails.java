package dev.threadmark.local.imports;

import dev.threadmark.correlate.Digest;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.mail.words.NewWords;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows mails of an archive as a provider would: when they came, on which side of the mailbox they
 * lay.
 *
 * @param ours the mailbox's address and its aliases: what they wrote was sent
 * @param now a date later than a day from now is not believed
 */
public record ArchivedMails(Set<Address> ours, Instant now) {
  /** Before any mail, for those without a believable date. */
  static final Instant UNDATED = Instant.parse("1990-01-01T00:00:00Z");

  private static final Duration STEP = Duration.ofSeconds(1);

  /** What Google's Takeout writes down of a mail: its thread, in decimal digits. */
  private static final String TAKEOUT_THREAD = "X-GM-THRID";

  /** The mails, and when the last of them came. */
  record Read(List<Change> changes, Instant last) {}

  /**
   * @param last when the mail before them came
   */
  Read read(MailboxId mailbox, List<StoredMail> stored, Instant last) throws IOException {
    List<Opened> mails;
    try {
      mails = stored.parallelStream().map(ArchivedMails::opened).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<Change> changes = new ArrayList<>();
    Instant time = last;
    for (Opened one : mails) {
      time = one.mail().date().filter(this::believable).orElse(time.plus(STEP));
      changes.add(new Change.Arrived(delivery(mailbox, one, time), one.mail()));
    }
    return new Read(changes, time);
  }

  private record Opened(Mail mail, ProviderId id) {}

  private static Opened opened(StoredMail stored) {
    try (InputStream raw = stored.open()) {
      Mail mail = MimeReader.read(raw);
      return new Opened(mail, ProviderId.ofFile(Digest.of(mail, NewWords.of(mail.body()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Delivery delivery(MailboxId mailbox, Opened one, Instant at) {
    return new Delivery(
        mailbox,
        one.id(),
        one.mail().from().filter(this::ours).isPresent() ? Folder.SENT : Folder.INBOX,
        at,
        thread(one.mail()),
        Optional.empty());
  }

  private boolean ours(Address address) {
    return ours.contains(address.withoutPlusTag());
  }

  private boolean believable(Instant date) {
    return date.isAfter(UNDATED) && date.isBefore(now.plus(Duration.ofDays(1)));
  }

  /** As Gmail's API names it: in hex digits. */
  private static Optional<String> thread(Mail mail) {
    return mail.headers()
        .first(TAKEOUT_THREAD)
        .map(String::strip)
        .filter(digits -> digits.matches("\\d{1,20}"))
        .map(digits -> new BigInteger(digits).toString(16));
  }
}
