package dev.threadmark.port.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
  private final Runnable idle;
  private final List<Actor> waiting = new ArrayList<>();
  private final Thread owner = Thread.currentThread();
  private final List<Actor> dead = new ArrayList<>();
  private volatile Actor moving;
  private volatile boolean over;
  private volatile Throwable failure;
  private long steps;

  public Schedule(RandomGenerator random) {
    this(random, () -> {});
  }

  /**
   * @param idle called whenever everybody waits for something; lets time pass
   */
  public Schedule(RandomGenerator random, Runnable idle) {
    this.random = random;
    this.idle = idle;
  }

  private final class Actor implements Runnable {
    private final Runnable work;
    private volatile Thread thread;
    private BooleanSupplier ready = () -> true;

    Actor(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      awaitTurn();
      try {
        if (!over) {
          work.run();
        }
      } catch (Stopped e) {
        // The history is over for this actor.
      } catch (Throwable e) {
        failure = failure == null ? e : failure;
        over = true;
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
   * Lets the actors move until all that live have ended. Called by the thread that made the
   * schedule.
   *
   * @throws IllegalStateException with the cause, if an actor failed; the others are stopped then
   */
  public void run() {
    turns();
    over = true;
    // The dead are let go one by one: whatever they try to reach, they are stopped.
    dead.forEach(actor -> actor.ready = () -> true);
    waiting.addAll(dead);
    turns();
    if (failure != null) {
      throw new IllegalStateException("an actor failed after " + steps + " steps", failure);
    }
  }

  private void turns() {
    pass();
    while (moving != null) {
      LockSupport.park(this);
    }
  }

  /** Called by the moving actor before it does what others could notice. */
  public void step() {
    if (moving != null && !over && random.nextInt(3) > 0) {
      steps++; // whoever moves often moves on: changing threads is what takes time here
      return;
    }
    await(() -> true);
  }

  /** Lets others move until {@code ready} holds, which must depend on what actors do alone. */
  public void await(BooleanSupplier ready) {
    Actor me = moving;
    if (me == null) {
      return; // nobody is simulated: the owner looks at the result
    }
    if (over) {
      throw new Stopped();
    }
    steps++;
    me.ready = ready;
    waiting.add(me);
    pass();
    me.awaitTurn();
    if (over) {
      throw new Stopped();
    }
  }

  /**
   * The moving actor dies here, as a process does that is killed: nothing of it runs any more, no
   * handler and no {@code finally}. What it holds it holds for ever.
   */
  public void die() {
    Actor me = moving;
    dead.add(me);
    pass();
    me.awaitTurn();
    throw new Stopped();
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
    Actor next = chosen();
    while (next == null) {
      idle.run();
      next = chosen();
    }
    waiting.remove(next);
    moving = next;
    LockSupport.unpark(next.thread);
  }

  /** One of those that are ready, from a chance place on; null if nobody is. */
  private Actor chosen() {
    int from = waiting.size() == 1 ? 0 : random.nextInt(waiting.size());
    for (int i = 0; i < waiting.size(); i++) {
      Actor actor = waiting.get((from + i) % waiting.size());
      if (over || actor.ready.getAsBoolean()) {
        return actor;
      }
    }
    return null;
  }

  /** Ends an actor's thread when the history is over. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("the history is over", null, false, false);
    }
  }
}
