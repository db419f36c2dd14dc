package dev.threadmark.local.doctor;

import dev.threadmark.port.Queue;
import dev.threadmark.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;

/** A queue that can be made to take nothing. */
final class FrailQueue implements Queue {
  private final Queue queue;
  private volatile boolean down;

  FrailQueue(Queue queue) {
    this.queue = queue;
  }

  void down() {
    down = true;
  }

  @Override
  public void put(String message) {
    if (down) {
      throw new StoreUnavailable("404 QueueNotFound", null);
    }
    queue.put(message);
  }

  @Override
  public Optional<Taken> take(Duration lease) {
    return queue.take(lease);
  }
}
