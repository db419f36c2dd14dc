package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import java.time.Instant;

/**
 * How far a source of old mail is handled.
 *
 * @param source its name: where the file or folder lies
 * @param since mail from before was left out; with another cut-off it is another import
 * @param cursor up to where, in words of the source
 * @param mails handled so far
 * @param skipped those from before {@code since}
 */
public record ImportPosition(
    MailboxId mailbox, String source, Instant since, String cursor, long mails, long skipped) {

  public static ImportPosition beginning(MailboxId mailbox, String source, Instant since) {
    return new ImportPosition(mailbox, source, since, "", 0, 0);
  }

  /** After a further page. */
  public ImportPosition after(long more, long left, String next) {
    return new ImportPosition(mailbox, source, since, next, mails + more, skipped + left);
  }
}
