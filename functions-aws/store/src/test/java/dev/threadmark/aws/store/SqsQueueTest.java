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

  @AfterAll
  static void close() {
    QUEUES.close();
  }
}
