package dev.threadmark.engine;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.provider.MailProvider;
import java.time.Instant;

/**
 * A mailbox that is watched: where its mail is, and what its admin decided.
 *
 * @param since from when on its mail becomes tickets
 */
public record Mailbox(MailboxId id, MailProvider provider, Policy policy, Instant since) {

  /** How to tell who speaks in its mails. */
  SenderCheck senders() {
    return policy.check(id, provider.authserv());
  }
}
