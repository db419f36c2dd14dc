package dev.threadmark.local.demo;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.sandbox.SandboxProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Says when a mail of the past "arrives" and in which folder: by its own {@code Date}, so that old
 * archives age as they did, and in Sent Items where the mailbox itself wrote it.
 */
public final class Postmark {
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant UNDATED = Instant.parse("2026-01-05T08:00:00Z");

  /** For mails without a believable date: a little after the mail before. */
  private static final Duration STEP = Duration.ofSeconds(1);

  private final Instant latest;
  private Instant last = UNDATED;

  /**
   * @param now a date later than a day from now is not believed
   */
  public Postmark(Instant now) {
    latest = now.plus(Duration.ofDays(1));
  }

  /** Where and when. */
  public record Marked(SandboxProvider.Folder folder, Instant receivedAt) {}

  /** Of the next mail, in the order in which they are delivered. */
  public Marked of(byte[] raw, Address mailbox) throws IOException {
    Mail mail = MimeReader.read(new ByteArrayInputStream(raw));
    last =
        mail.date()
            .filter(date -> date.isAfter(EARLIEST) && date.isBefore(latest))
            .orElse(last.plus(STEP));
    boolean sent = mail.from().filter(mailbox::equals).isPresent();
    return new Marked(sent ? SandboxProvider.Folder.SENT : SandboxProvider.Folder.INBOX, last);
  }
}
