package dev.threadmark.port.memory;

import dev.threadmark.port.Queue;
import dev.threadmark.port.QueueContract;
import dev.threadmark.port.SetClock;
import java.time.Duration;

class MemoryQueueTest extends QueueContract {
  private final SetClock clock = new SetClock();

  @Override
  protected Queue queue() {
    return new MemoryQueue(clock);
  }

  @Override
  protected void pass(Duration time) {
    clock.pass(time);
  }
}
