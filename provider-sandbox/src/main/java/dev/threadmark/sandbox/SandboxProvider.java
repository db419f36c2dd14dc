package dev.threadmark.sandbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * One provider on loopback, as far as a mail connector can see it. Stateful, driven over HTTP by
 * the provider's own SDK; this is the side from which a test or the demo plays the outside world.
 */
public interface SandboxProvider extends AutoCloseable {

  /** Where the SDK should send its requests. */
  URI baseUrl();

  /**
   * A mail reaches (or, by {@code folder}, was sent from) a mailbox, which is made at its first
   * mail. The id depends on mailbox, content and how often that content came, not on time or
   * chance.
   *
   * @return the provider's id of the new message
   */
  String deliver(String mailbox, byte[] raw, Folder folder, Instant receivedAt);

  /** Waits until all notifications so far were delivered or given up. */
  void drainNotifications();

  /** How many API requests were answered, handshakes and pushes not counted. */
  long requests();

  /** All messages of a mailbox in the order they came. */
  List<StoredMessage> messages(String mailbox);

  @Override
  void close();

  enum Folder {
    INBOX,
    SENT
  }

  /**
   * A message as it lies in the sandbox.
   *
   * @param stamps our marks: values of the named extended property, or names of labels
   */
  record StoredMessage(String id, Folder folder, byte[] raw, List<String> stamps) {}
}
