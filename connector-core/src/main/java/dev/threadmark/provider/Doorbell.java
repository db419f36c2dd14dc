package dev.threadmark.provider;

import dev.threadmark.mail.MailboxId;

/**
 * "Look at this mailbox." Carries no work: the cursor tells what there is to do.
 *
 * @param why why it rang, for the log
 */
public record Doorbell(MailboxId mailbox, Why why) {
  public enum Why {
    NOTIFICATION,
    LIFECYCLE,
    SWEEP,
    STARTUP,
    MANUAL,
    /** No mail has come: somebody answered or settled something, which is to go out soon. */
    OUTBOX
  }
}
