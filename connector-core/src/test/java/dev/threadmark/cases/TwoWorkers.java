package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two workers that handle the same pages at the same time. */
final class TwoWorkers {
  private TwoWorkers() {}

  /** Each page by both workers at once; the next page when both are done with it. */
  static void handle(MemoryDesk desk, List<List<Arrival>> pages) {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    try {
      Future<?> one = workers.submit(() -> work(desk, pages, together));
      Future<?> other = workers.submit(() -> work(desk, pages, together));
      one.get();
      other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Void work(MemoryDesk desk, List<List<Arrival>> pages, CyclicBarrier together)
      throws Exception {
    for (List<Arrival> page : pages) {
      together.await(30, java.util.concurrent.TimeUnit.SECONDS);
      page.forEach(desk::take);
    }
    return null;
  }
}
