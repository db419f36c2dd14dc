package dev.threadmark.port;

import java.time.Duration;
import java.util.Optional;

/**
 * Messages for the worker, each delivered at least once, in no promised order: what Storage Queue
 * and SQS have in common.
 */
public interface Queue {
  /** Azure's limit is 64 KiB of base64. */
  int MAX_MESSAGE_BYTES = 48 * 1024;

  /** Puts a message; it is durable when this returns. {@link StoreUnavailable} if it cannot be. */
  void put(String message);

  /**
   * Takes a message, if there is one, and hides it from others for {@code lease}. Unless it is
   * {@link Taken#done} by then, it comes again.
   */
  Optional<Taken> take(Duration lease);

  /** A message in the hands of a worker. */
  interface Taken {
    String message();

    /** How often it was taken, this time included. */
    int attempt();

    /** Handled: it will not come again. No effect where the lease has run out. */
    void done();

    /** Shows the message again after {@code delay}. No effect where the lease has run out. */
    void again(Duration delay);
  }
}
