package dev.threadmark.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One provider on loopback, as far as a mail connector can see it. Stateful, driven over HTTP by
 * the provider's own SDK; this is the side from which a test or the demo plays the outside world.
 */
public interface SandboxProvider extends AutoCloseable {

  /** Where the SDK should send its requests. */
  URI baseUrl();

  /** Makes a mailbox: mail that is sent to its address from here reaches it. */
  void mailbox(String address);

  /**
   * A mail reaches (or, by {@code folder}, was sent from) a mailbox, which is made at its first
   * mail. The id depends on mailbox, content and how often that content came, not on time or
   * chance.
   *
   * @return the provider's id of the new message
   */
  String deliver(String mailbox, byte[] raw, Folder folder, Instant receivedAt);

  /**
   * The same, with what the service found out about the author in an {@code Authentication-Results}
   * field on top of the mail, worded as the real service does.
   *
   * @param from the domain of its {@code From}
   */
  default String deliver(
      String mailbox, byte[] raw, Folder folder, Instant receivedAt, Found found, String from) {
    byte[] results = results(found, from).getBytes(StandardCharsets.UTF_8);
    byte[] stamped = Arrays.copyOf(results, results.length + raw.length);
    System.arraycopy(raw, 0, stamped, results.length, raw.length);
    return deliver(mailbox, stamped, folder, receivedAt);
  }

  /**
   * Somebody changes the categories (Outlook) or labels (Gmail) of a message, by their names; one
   * that nobody has made yet is made.
   */
  void relabel(String mailbox, String id, List<String> add, List<String> remove);

  /** The names of the categories or labels that a message bears; Gmail's own are left out. */
  List<String> labels(String mailbox, String id);

  /** The field with its line ends, folded as the service folds it. */
  String results(Found found, String from);

  /** Waits until all notifications so far were delivered or given up. */
  void drainNotifications();

  /** Lets what is to be notified wait, or go: mail then comes at once and rings afterwards. */
  void holdNotifications(boolean hold);

  /** How many API requests were answered, handshakes and pushes not counted. */
  long requests();

  /** What they were for. */
  Traffic traffic();

  /** What it does of its own accord; calm until told otherwise. */
  Weather weather();

  /** What happens to mail on its way from one mailbox to another. */
  Wire wire();

  /** From now on every request whose path holds a text is answered with that status. */
  void refuse(String pathPart, int status);

  /** From now on no message can be changed: the app may read only. */
  void refuseStamps();

  /** The service has forgotten whom to ring for a mailbox, without a word. */
  void forgetWatches(String mailbox);

  /** All messages of a mailbox in the order they came. */
  List<StoredMessage> messages(String mailbox);

  @Override
  void close();

  /** Whether the domain in {@code From} answers for the mail. */
  enum Found {
    PASS,
    FAIL
  }

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
