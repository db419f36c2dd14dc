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
    MANUAL
  }
}
