package dev.threadmark.engine;

import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.store.UpkeepStore;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Answers a doorbell that a shell took off its queue: where the provider told a lifecycle event, it
 * sees to the watch first; then it walks what is new.
 *
 * <p>Graph's lifecycle events are all answered alike, known or not: {@code reauthorizationRequired}
 * by the renewal, {@code subscriptionRemoved} because the watch is made anew, {@code missed} by the
 * walk.
 */
public final class MailboxWorker {
  private static final Duration SURPRISED = Duration.ofMinutes(1);

  /** What still hinders then is written down for the health page. */
  private static final int TELLING = 3;

  private final MailboxSync sync;
  private final WatchRenewal renewal;
  private final UpkeepStore upkeep;
  private final InstantSource clock;

  public MailboxWorker(
      MailboxSync sync, WatchRenewal renewal, UpkeepStore upkeep, InstantSource clock) {
    this.sync = sync;
    this.renewal = renewal;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  /**
   * Handles everything that is new in {@code mailbox}.
   *
   * @param attempt how often this doorbell was taken off the queue, this time included
   */
  public Outcome answer(Mailbox mailbox, Doorbell bell, int attempt) {
    if (bell.why() == Doorbell.Why.LIFECYCLE && attempt < TELLING) {
      renewal.renew(mailbox);
    }
    Outcome outcome = walk(mailbox, attempt);
    if (outcome instanceof Outcome.Dead dead) {
      upkeep.change(mailbox.id(), was -> was.hindered(clock.instant(), dead.why()));
    } else if (outcome instanceof Outcome.Retry retry && attempt >= TELLING) {
      upkeep.change(mailbox.id(), was -> was.hindered(clock.instant(), retry.why()));
    }
    return outcome;
  }

  private Outcome walk(Mailbox mailbox, int attempt) {
    try {
      return sync.run(mailbox, attempt);
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      return new Outcome.Retry(SURPRISED, Fatal.described(e));
    }
  }
}
