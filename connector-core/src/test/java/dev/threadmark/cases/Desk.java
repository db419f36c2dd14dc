package dev.threadmark.cases;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import java.time.Instant;
import java.util.Optional;

/** What a case is played on: some mailboxes, and Threadmark behind them. */
public interface Desk extends AutoCloseable {

  /**
   * A mail comes to lie in a mailbox.
   *
   * @param thread the provider's thread; a desk with a provider asks that instead
   * @param found what the provider writes on top about its author, pass or fail; empty for nothing
   */
  record Incoming(
      MailboxId mailbox,
      byte[] raw,
      boolean sent,
      Instant at,
      Optional<String> thread,
      Optional<String> found) {

    Incoming(MailboxId mailbox, byte[] raw, boolean sent, Instant at, Optional<String> thread) {
      this(mailbox, raw, sent, at, thread, Optional.empty());
    }
  }

  void deliver(Incoming incoming);

  /** Somebody deletes every copy of a mail. */
  void remove(MailboxId mailbox, MessageId id);

  /** Threadmark handles all that is new. */
  void look();

  /** What was decided when the mail was first seen there. */
  Optional<MailMark> mark(MailboxId mailbox, MessageId id);

  TicketStore tickets();

  @Override
  default void close() {}
}
