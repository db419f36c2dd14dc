package dev.threadmark.local.demo;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a process of its own does again and again; a cloud's timer does the same less often. */
final class Rounds implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Rounds::daemon);

  /** Does {@code work} from now on, one round after the other, so long apart. */
  void every(long time, TimeUnit unit, String name, Runnable work) {
    timer.scheduleWithFixedDelay(() -> round(name, work), time, time, unit);
  }

  /** A timer whose work throws once never does it again. */
  private static void round(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "{0} failed and goes on: {1}", name, e.toString());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "rounds");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
