package dev.threadmark.cases;

import dev.threadmark.mail.MailboxId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happens in a case: a mail is delivered, a ticket is closed, a mail is removed from
 * its mailbox, or the status of a ticket is looked at. Exactly one of the four names is there.
 *
 * @param mail the file that is delivered
 * @param to the mailbox it is delivered to
 * @param folder inbox or sent
 * @param at when
 * @param thread the provider's thread, where the provider is not there to say
 * @param author what the provider found out about the author, pass or fail; null for nothing
 * @param unseen true if the next thing happens before anybody looks at the mailbox
 * @param close the mail whose ticket an agent closes
 * @param remove the mail that somebody deletes
 * @param check the mail whose ticket must have this status now
 * @param status for {@code check}
 */
public record CaseStep(
    String mail,
    String to,
    String folder,
    Instant at,
    String thread,
    String author,
    boolean unseen,
    String close,
    String remove,
    String check,
    String status) {

  boolean sent() {
    return folder.equals("sent");
  }

  Desk.Incoming incoming(MailboxId mailbox, byte[] raw) {
    return new Desk.Incoming(
        mailbox, raw, sent(), at, Optional.ofNullable(thread), Optional.ofNullable(author));
  }
}
