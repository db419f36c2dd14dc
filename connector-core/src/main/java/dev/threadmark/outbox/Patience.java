package dev.threadmark.outbox;

import java.time.Duration;

/**
 * How long an attempt is waited for, and how often one is made.
 *
 * @param settle how long whoever set out to send has, and how long a sent mail may take to show
 *     among the sent ones: nobody looks for it sooner. Longer than any worker lives on with a
 *     request in its hands
 * @param soon how long to wait after an attempt that certainly sent nothing
 * @param longest no wait is longer, unless the provider says so
 * @param most so many attempts; then it is looked for once more and given up
 */
public record Patience(Duration settle, Duration soon, Duration longest, int most) {
  /** 5, 10, 20, 40, 60, 60 ... minutes: eight attempts in five hours. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1), 8);

  /** How long the {@code attempt}-th, counted from 1, has to end or to show. */
  Duration afterUnknown(int attempt) {
    return doubled(settle, attempt);
  }

  Duration afterNothing(int attempt) {
    return doubled(soon, attempt);
  }

  private Duration doubled(Duration first, int attempt) {
    Duration wait = first.multipliedBy(1L << Math.min(attempt - 1, 16));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
