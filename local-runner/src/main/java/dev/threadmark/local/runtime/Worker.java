package dev.threadmark.local.runtime;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.MailboxWorker;
import dev.threadmark.engine.Outcome;
import dev.threadmark.port.Queue;
import dev.threadmark.provider.Doorbell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes doorbells off the queue and answers them, until it is closed. */
public final class Worker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());
  private static final Duration NAP = Duration.ofMillis(20);
  private static final int MAX_ATTEMPTS = 50;

  /** For real work: a page of mail takes seconds, a provider says itself how long to wait. */
  private static final Pace USUAL = new Pace(Duration.ofMinutes(5), Duration.ofHours(1));

  private final Queue queue;
  private final MailboxWorker worker;
  private final List<Mailbox> mailboxes;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicInteger busy = new AtomicInteger();
  private final Thread thread;
  private final Runnable afterwards;
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
   * @param afterwards done after each doorbell, before it is off the queue: sends what is due
   */
  public Worker(
      String name,
      Queue queue,
      MailboxWorker worker,
      List<Mailbox> mailboxes,
      Runnable afterwards) {
    this(name, queue, worker, mailboxes, afterwards, USUAL);
  }

  public Worker(
      String name,
      Queue queue,
      MailboxWorker worker,
      List<Mailbox> mailboxes,
      Runnable afterwards,
      Pace pace) {
    this.afterwards = afterwards;
    this.pace = pace;
    this.queue = queue;
    this.worker = worker;
    this.mailboxes = mailboxes;
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
    Doorbell doorbell = Doorbells.read(taken.message());
    Optional<Mailbox> mailbox =
        mailboxes.stream().filter(one -> one.id().equals(doorbell.mailbox())).findFirst();
    if (mailbox.isEmpty()) {
      taken.done(); // a mailbox that is no longer watched
      return;
    }
    Outcome outcome = run(mailbox.get(), doorbell, taken.attempt());
    afterwards.run();
    outcome.match(
        new Outcome.Cases<Void>() {
          @Override
          public Void done(int mails) {
            taken.done();
            return null;
          }

          @Override
          public Void retry(Duration after, String why) {
            LOG.log(System.Logger.Level.INFO, "a mailbox must wait {0}: {1}", after, why);
            if (taken.attempt() >= MAX_ATTEMPTS) {
              taken.done(); // the next bell or the sweep goes on from the same cursor
            } else {
              taken.again(pace.wait(after));
            }
            return null;
          }

          @Override
          public Void dead(String why) {
            LOG.log(System.Logger.Level.ERROR, "a mailbox cannot be read: {0}", why);
            taken.done();
            return null;
          }
        });
  }

  /** Two workers on one mailbox would do the same work twice, and neither sooner. */
  private Outcome run(Mailbox mailbox, Doorbell doorbell, int attempt) {
    synchronized (mailbox) {
      return worker.answer(mailbox, doorbell, attempt);
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
