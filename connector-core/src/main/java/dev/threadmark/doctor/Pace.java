package dev.threadmark.doctor;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long a doctor waits.
 *
 * @param patience for a mail to arrive and to be handled
 * @param slow a push that takes longer is told
 * @param between two looks
 * @param pause waits so long
 */
public record Pace(Duration patience, Duration slow, Duration between, Consumer<Duration> pause) {

  /** Graph promises three minutes at most, one on average. */
  public static final Pace USUAL =
      new Pace(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofSeconds(5), Pace::sleep);

  /** Waits so long. */
  public static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it waited", e);
    }
  }
}
