package dev.threadmark.port.memory;

import dev.threadmark.port.Bounds;
import dev.threadmark.port.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** A queue that is gone with the process. */
public final class MemoryQueue implements Queue {
  private final InstantSource now;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparing((Waiting w) -> w.visible).thenComparingLong(w -> w.number));
  private long puts;

  public MemoryQueue(InstantSource now) {
    this.now = now;
  }

  @Override
  public synchronized void put(String message) {
    waiting.add(new Waiting(Bounds.message(message), ++puts, 0, now.instant()));
  }

  @Override
  public synchronized Optional<Taken> take(Duration lease) {
    Waiting next = waiting.peek();
    if (next == null || next.visible.isAfter(now.instant())) {
      return Optional.empty();
    }
    waiting.remove();
    Waiting leased =
        new Waiting(next.message, next.number, next.attempts + 1, now.instant().plus(lease));
    waiting.add(leased);
    return Optional.of(new Leased(leased));
  }

  /** Messages that are not done, those in the hands of workers included. */
  public synchronized int size() {
    return waiting.size();
  }

  /** True if a message can be taken now. */
  public synchronized boolean ready() {
    Waiting next = waiting.peek();
    return next != null && !next.visible.isAfter(now.instant());
  }

  /** Equal to no other: {@link PriorityQueue#remove(Object)} must find this very lease. */
  private static final class Waiting {
    private final String message;
    private final long number;
    private final int attempts;
    private final Instant visible;

    private Waiting(String message, long number, int attempts, Instant visible) {
      this.message = message;
      this.number = number;
      this.attempts = attempts;
      this.visible = visible;
    }
  }

  private final class Leased implements Taken {
    private final Waiting lease;

    private Leased(Waiting lease) {
      this.lease = lease;
    }

    @Override
    public String message() {
      return lease.message;
    }

    @Override
    public int attempt() {
      return lease.attempts;
    }

    @Override
    public void done() {
      synchronized (MemoryQueue.this) {
        giveUp();
      }
    }

    @Override
    public void again(Duration delay) {
      synchronized (MemoryQueue.this) {
        if (giveUp()) {
          waiting.add(
              new Waiting(lease.message, lease.number, lease.attempts, now.instant().plus(delay)));
        }
      }
    }

    private boolean giveUp() {
      return lease.visible.isAfter(now.instant()) && waiting.remove(lease);
    }
  }
}
