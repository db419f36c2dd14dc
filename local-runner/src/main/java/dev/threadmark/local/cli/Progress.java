package dev.threadmark.local.cli;

import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on stderr, for a person at a terminal, once a task takes longer than a second. */
final class Progress implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 1_000;
  private static final int STEP_MILLIS = 200;

  private final Thread watch;
  private volatile boolean over;

  Progress(String unit, long total, LongSupplier done) {
    watch = new Thread(() -> follow(unit, total, done), "progress");
    watch.setDaemon(true);
  }

  void begin() {
    if (System.console() != null) {
      watch.start();
    }
  }

  private void follow(String unit, long total, LongSupplier done) {
    if (!pause(PATIENCE_MILLIS)) {
      return;
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Handled")
            .setUnit(" " + unit, 1)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(STEP_MILLIS)
            .build()) {
      do {
        bar.stepTo(done.getAsLong());
      } while (pause(STEP_MILLIS));
      bar.stepTo(done.getAsLong());
    }
  }

  private boolean pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      return false;
    }
    return !over;
  }

  @Override
  public void close() {
    over = true;
    watch.interrupt();
    try {
      watch.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
