package dev.threadmark.port.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Runs several actors as one seed says: only one of them moves at a time, and at every {@link
 * #step} the seed chooses who moves next. The same seed gives the same history, whatever the
 * machine does, so a failure can be looked at again.
 *
 * <p>Actors share nothing but what they reach through ports, and every port calls {@code step}
 * before it acts.
 */
public final class Schedule {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "simulated actor");
            thread.setDaemon(true);
            return thread;
          });

  private final RandomGenerator random;
  private final List<Actor> waiting = new ArrayList<>();
  private final Thread owner = Thread.currentThread();
  private volatile Actor moving;
  private volatile Throwable failure;
  private long steps;

  public Schedule(RandomGenerator random) {
    this.random = random;
  }

  private final class Actor implements Runnable {
    private final Runnable work;
    private volatile Thread thread;

    Actor(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      awaitTurn();
      try {
        if (failure == null) {
          work.run();
        }
      } catch (Throwable e) {
        failure = failure == null ? e : failure;
      }
      pass();
    }

    void awaitTurn() {
      while (moving != this) {
        LockSupport.park(this);
      }
    }
  }

  /** Adds an actor; it moves once {@link #run} is called, or with the others if it is running. */
  public void add(Runnable work) {
    Actor actor = new Actor(work);
    waiting.add(actor);
    THREADS.execute(actor);
  }

  /**
   * Lets the actors move until all have ended. Called by the thread that made the schedule.
   *
   * @throws IllegalStateException with the cause, if an actor failed; the others are stopped then
   */
  public void run() {
    pass();
    while (moving != null) {
      LockSupport.park(this);
    }
    if (failure != null) {
      throw new IllegalStateException("an actor failed after " + steps + " steps", failure);
    }
  }

  /** Called by the moving actor before it does what others could notice. */
  public void step() {
    steps++;
    Actor me = moving;
    if (me == null) {
      return; // nobody is simulated: the owner looks at the result
    }
    waiting.add(me);
    pass();
    me.awaitTurn();
    if (failure != null) {
      throw new Stopped();
    }
  }

  /** Steps so far. */
  public long steps() {
    return steps;
  }

  private void pass() {
    if (waiting.isEmpty()) {
      moving = null;
      LockSupport.unpark(owner);
      return;
    }
    int chosen = waiting.size() == 1 ? 0 : random.nextInt(waiting.size());
    Actor next = waiting.remove(chosen);
    moving = next;
    LockSupport.unpark(next.thread);
  }

  /** Ends an actor because another one failed. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("another actor failed", null, false, false);
    }
  }
}
