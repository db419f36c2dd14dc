package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was done to keep a mailbox alive, and what went wrong with it. A row of its own: whoever
 * walks the mailbox and whoever keeps it must not lose races to each other.
 *
 * @param watchedSince when the watch was last made or renewed
 * @param watchedUntil when it ends, as the provider answered
 * @param watchTrouble why it could not be made or renewed, if that failed last time
 * @param rungAt when it was last rung by the sweep
 * @param hinderedAt when it last could not be read; counts only if that is after it was reconciled
 * @param hindrance why
 */
public record Upkeep(
    MailboxId mailbox,
    Optional<Instant> watchedSince,
    Optional<Instant> watchedUntil,
    Optional<String> watchTrouble,
    Optional<Instant> rungAt,
    Optional<Instant> hinderedAt,
    Optional<String> hindrance) {

  /** Google advises to renew daily; and what somebody else removed is found within that time. */
  private static final Duration DAILY = Duration.ofDays(1);

  public static Upkeep none(MailboxId mailbox) {
    return new Upkeep(
        mailbox,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * True if there is no watch, its last renewal failed or is a day old, or half its life is over.
   */
  public boolean renewalDue(Instant now) {
    if (watchTrouble.isPresent() || watchedSince.isEmpty() || watchedUntil.isEmpty()) {
      return true;
    }
    Duration life = Duration.between(watchedSince.get(), watchedUntil.get());
    Duration left = Duration.between(now, watchedUntil.get());
    return left.compareTo(life.dividedBy(2)) < 0 || !now.isBefore(watchedSince.get().plus(DAILY));
  }

  public Upkeep watched(Instant now, Instant until) {
    return new Upkeep(
        mailbox,
        Optional.of(now),
        Optional.of(until),
        Optional.empty(),
        rungAt,
        hinderedAt,
        hindrance);
  }

  public Upkeep notWatched(String why) {
    return new Upkeep(
        mailbox, watchedSince, watchedUntil, Optional.of(why), rungAt, hinderedAt, hindrance);
  }

  public Upkeep rung(Instant now) {
    return new Upkeep(
        mailbox, watchedSince, watchedUntil, watchTrouble, Optional.of(now), hinderedAt, hindrance);
  }

  public Upkeep hindered(Instant now, String why) {
    return new Upkeep(
        mailbox,
        watchedSince,
        watchedUntil,
        watchTrouble,
        rungAt,
        Optional.of(now),
        Optional.of(why));
  }
}
