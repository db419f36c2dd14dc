package dev.threadmark.local.runtime;

import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Outcome;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Queue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes doorbells off the queue and answers them, until it is closed. */
public final class Worker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());
  private static final Duration NAP = Duration.ofMillis(20);

  /** For real work: a page of mail takes seconds, a provider says itself how long to wait. */
  private static final Pace USUAL = new Pace(Duration.ofMinutes(5), Duration.ofHours(1));

  private final Queue queue;
  private final BellAnswering worker;
  private final Map<MailboxId, Object> locks;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicInteger busy = new AtomicInteger();
  private final Thread thread;
  private final Pace pace;

  /**
   * @param lease after which a doorbell in the hands of a dead worker comes again
   * @param longestWait whatever a provider says
   */
  public record Pace(Duration lease, Duration longestWait) {
    Duration wait(Duration asked) {
      return asked.compareTo(longestWait) < 0 ? asked : longestWait;
    }
  }

  /**
   * @param locks shared by the workers of a process: one lock a mailbox
   */
  public Worker(String name, Queue queue, BellAnswering worker, Map<MailboxId, Object> locks) {
    this(name, queue, worker, locks, USUAL);
  }

  public Worker(
      String name, Queue queue, BellAnswering worker, Map<MailboxId, Object> locks, Pace pace) {
    this.pace = pace;
    this.queue = queue;
    this.worker = worker;
    this.locks = locks;
    thread = new Thread(this::work, "worker-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** True while a doorbell is being answered. */
  public boolean busy() {
    return busy.get() > 0;
  }

  @Override
  public void close() {
    closing.set(true);
    thread.interrupt();
  }

  private void work() {
    while (!closing.get()) {
      busy.incrementAndGet();
      boolean any;
      try {
        Optional<Queue.Taken> taken = queue.take(pace.lease());
        any = taken.isPresent();
        taken.ifPresent(this::answer);
      } catch (RuntimeException | Error e) {
        // After an Error too: the doorbell comes again when its lease is over, and what was in hand
        // is found then. A thread that is gone would answer nobody.
        any = false;
        if (!closing.get()) {
          LOG.log(System.Logger.Level.ERROR, "a worker failed and goes on: {0}", e.toString());
        }
      } finally {
        busy.decrementAndGet();
      }
      if (!any) {
        nap();
      }
    }
  }

  private void answer(Queue.Taken taken) {
    Doorbells.Sent sent = Doorbells.read(taken.message());
    Outcome outcome = run(sent, taken.attempt());
    outcome.match(
        new Outcome.Cases<Void>() {
          @Override
          public Void done(int mails) {
            taken.done();
            return null;
          }

          @Override
          public Void retry(Duration after, String why) {
            taken.again(pace.wait(after));
            return null;
          }

          @Override
          public Void dead(String why) {
            taken.done();
            return null;
          }
        });
  }

  /** Two workers on one mailbox would do the same work twice, and neither sooner. */
  private Outcome run(Doorbells.Sent sent, int deliveries) {
    synchronized (locks.computeIfAbsent(sent.bell().mailbox(), any -> new Object())) {
      return worker.answer(sent, deliveries);
    }
  }

  private static void nap() {
    try {
      Thread.sleep(NAP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
