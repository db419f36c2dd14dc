package dev.threadmark.aws.store;

import dev.threadmark.port.Queue;
import dev.threadmark.port.QueueContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

class SqsQueueTest extends QueueContract {
  private static final Queues QUEUES = new Queues();

  @Override
  protected Queue queue() {
    return QUEUES.standard();
  }

  @Override
  protected void pass(Duration time) {
    QUEUES.pass(time);
  }

  /** Time that is let pass costs nothing, and a busy machine may take its own. */
  @Override
  protected Duration lease() {
    return Duration.ofMinutes(10);
  }

  @AfterAll
  static void close() {
    QUEUES.close();
  }
}
