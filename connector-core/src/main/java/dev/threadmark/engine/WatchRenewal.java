package dev.threadmark.engine;

import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Watch;
import dev.threadmark.store.Upkeep;
import dev.threadmark.store.UpkeepStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sees to it that the provider rings for a mailbox, and writes down until when. Doing so twice
 * changes nothing: what is there is found and renewed.
 */
public final class WatchRenewal {
  private static final System.Logger LOG = System.getLogger(WatchRenewal.class.getName());

  private final UpkeepStore upkeep;
  private final Runnable warm;
  private final InstantSource clock;

  /**
   * @param warm calls our own webhook, so that it answers at once when the provider tries it: Graph
   *     waits ten seconds for the handshake, and a function that sleeps may take longer
   */
  public WatchRenewal(UpkeepStore upkeep, Runnable warm, InstantSource clock) {
    this.upkeep = upkeep;
    this.warm = warm;
    this.clock = clock;
  }

  /** Finds, renews or makes the watch; what hinders is in the {@link Upkeep}, not thrown. */
  public Upkeep renew(Mailbox mailbox) {
    warm();
    Answer<Watch> answer = ask(mailbox);
    Instant now = clock.instant();
    return answer.match(
        new Answer.Cases<>() {
          @Override
          public Upkeep got(Watch watch) {
            return upkeep.change(mailbox.id(), was -> was.watched(now, watch.expiresAt()));
          }

          @Override
          public Upkeep later(Optional<Duration> after, String why) {
            return failed(mailbox, why);
          }

          @Override
          public Upkeep gone(String why) {
            return failed(mailbox, why);
          }

          @Override
          public Upkeep refused(String why) {
            return failed(mailbox, why);
          }
        });
  }

  private Upkeep failed(Mailbox mailbox, String why) {
    LOG.log(System.Logger.Level.WARNING, "a mailbox could not be watched: {0}", why);
    return upkeep.change(mailbox.id(), was -> was.notWatched(why));
  }

  /** One mailbox whose watch fails in a way nobody foresaw must not hinder the others. */
  private static Answer<Watch> ask(Mailbox mailbox) {
    try {
      return mailbox.provider().watch(mailbox.id());
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      return new Answer.Refused<>(Fatal.described(e));
    }
  }

  private void warm() {
    try {
      warm.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the webhook did not wake: {0}", Fatal.described(e));
    }
  }
}
