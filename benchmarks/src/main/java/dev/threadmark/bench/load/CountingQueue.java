package dev.threadmark.bench.load;

import dev.threadmark.port.Queue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A queue that counts, and knows when it was emptied without being asked. */
final class CountingQueue implements Queue {
  private final Queue queue;
  final LongAdder puts = new LongAdder();
  final LongAdder takes = new LongAdder();
  final LongAdder vainTakes = new LongAdder();
  final LongAdder dones = new LongAdder();
  final LongAdder agains = new LongAdder();
  private final AtomicLong waiting = new AtomicLong();
  private volatile long lastDone;

  CountingQueue(Queue queue) {
    this.queue = queue;
  }

  boolean empty() {
    return waiting.get() == 0;
  }

  /** When the last message was done, by {@link System#nanoTime}. */
  long lastDone() {
    return lastDone;
  }

  @Override
  public void put(String message) {
    waiting.incrementAndGet();
    queue.put(message);
    puts.increment();
  }

  @Override
  public Optional<Taken> take(Duration lease) {
    Optional<Taken> taken = queue.take(lease);
    (taken.isPresent() ? takes : vainTakes).increment();
    return taken.map(Counted::new);
  }

  private final class Counted implements Taken {
    private final Taken taken;

    private Counted(Taken taken) {
      this.taken = taken;
    }

    @Override
    public String message() {
      return taken.message();
    }

    @Override
    public int attempt() {
      return taken.attempt();
    }

    @Override
    public void done() {
      taken.done();
      dones.increment();
      lastDone = System.nanoTime();
      waiting.decrementAndGet();
    }

    @Override
    public void again(Duration delay) {
      taken.again(delay);
      agains.increment();
    }
  }
}
