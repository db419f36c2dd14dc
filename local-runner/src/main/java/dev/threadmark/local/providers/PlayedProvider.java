package dev.threadmark.local.providers;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.sandbox.SandboxProvider;
import java.net.URI;
import java.util.List;

/** A provider as the demo plays it: its sandbox on loopback, and the real driver pointed at it. */
public interface PlayedProvider extends AutoCloseable {
  SandboxProvider sandbox();

  /** Reads what the sandbox sends to the webhook. */
  BellReader bell();

  /**
   * The driver, told where the provider should ring.
   *
   * @param webhook the webhook's own URL
   */
  MailProvider driver(URI webhook);

  /** Sends mail; it reaches those recipients that have a mailbox in the sandbox. */
  MailSender sender();

  /** Shows the state of tickets in the mailboxes. */
  StateLabels labels();

  /** Looks for words in the mail of the mailboxes. */
  MailSearch search();

  @Override
  default void close() {
    sandbox().close();
  }

  /** Starts a provider's sandbox with these mailboxes in it. */
  @FunctionalInterface
  interface Starter {
    PlayedProvider start(List<MailboxId> mailboxes);
  }
}
