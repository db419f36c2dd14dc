package dev.threadmark.api;

import dev.threadmark.mail.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps one person or program from asking all the time: so many requests at once, refilled evenly.
 * Counted in this process alone: a cloud that starts more of them allows as many times more.
 */
final class RateLimit {
  private static final int MOST_PEOPLE = 10_000;

  private final int burst;
  private final Duration refill;
  private final Map<Address, Instant> fullAgain =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Instant> eldest) {
          return size() > MOST_PEOPLE;
        }
      };

  RateLimit(int burst, Duration refill) {
    this.burst = burst;
    this.refill = refill;
  }

  /** 300 at once, 10 a second for ever. */
  static RateLimit usual() {
    return new RateLimit(300, Duration.ofMillis(100));
  }

  /** 0 if {@code who} may ask now; asked so, it counts. */
  synchronized long secondsToWait(Address who, Instant now) {
    Instant full = fullAgain.getOrDefault(who, now);
    Instant next = (full.isBefore(now) ? now : full).plus(refill);
    Duration over = Duration.between(now.plus(refill.multipliedBy(burst)), next);
    if (over.isNegative() || over.isZero()) {
      fullAgain.put(who, next);
      return 0;
    }
    return Math.max(1, over.plusMillis(999).toSeconds());
  }
}
