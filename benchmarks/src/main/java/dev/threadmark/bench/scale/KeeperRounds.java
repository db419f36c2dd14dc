package dev.threadmark.bench.scale;

import java.util.SplittableRandom;

/**
 * {@code engine.Keeper} and {@code setup.Deployment.keep} on a timer of five minutes: reads two
 * rows a mailbox, rings those that were not looked at for a while, renews watches once a day, then
 * asks every mailbox what colleagues labelled, one after the other. It begins with the first
 * mailbox each time, and is ended when its time is over.
 */
final class KeeperRounds {
  private static final long EVERY = 300_000;
  private static final long DAY = 86_400_000;
  private static final double READ = 0.02;
  private static final int PAGE = 500;
  private static final long RING =
      Math.round(1000 * (Assumed.SECONDS_A_PUT + 2 * Assumed.SECONDS_A_CALL));
  private static final long RENEW =
      Math.round(1000 * (1.5 * Assumed.SECONDS_A_REQUEST + 2 * Assumed.SECONDS_A_CALL));
  private static final long LOOK =
      Math.round(1000 * (Assumed.SECONDS_A_REQUEST + 2 * Assumed.SECONDS_A_CALL));

  /** Of each run, see Deployment. */
  private static final long LOOKING = 60_000;

  private final Host host;
  private final long sweep;
  private final long[] lookedAt;
  private final long[] rungAt;
  private final long[] renewedAt;
  private long at;
  private long begun;
  private int next;
  private long needed;
  final Spread lengths = new Spread();
  long rung;
  long looks;
  long runs;
  long ended;
  long leastLooks;

  KeeperRounds(Host host, Load load, SplittableRandom random) {
    this.host = host;
    this.sweep = load.sweepSeconds() * 1000L;
    this.leastLooks = load.mailboxes();
    lookedAt = new long[load.mailboxes()];
    rungAt = new long[load.mailboxes()];
    renewedAt = new long[load.mailboxes()];
    for (int i = 0; i < renewedAt.length; i++) {
      lookedAt[i] = -random.nextLong(sweep);
      rungAt[i] = lookedAt[i];
      renewedAt[i] = -random.nextLong(DAY);
    }
    begin(0);
  }

  private void begin(long when) {
    begun = when;
    next = 0;
    needed = 0;
    int rows = lookedAt.length;
    double calls = 2 * READ * ((rows + PAGE - 1) / PAGE);
    spend(Math.round(1000 * Math.max(calls, host.account() < 1e9 ? rows / 1_000.0 : 0)), when);
  }

  private void spend(long millis, long from) {
    needed += millis;
    at = from + millis;
  }

  /** When it does something next. */
  long next() {
    return at;
  }

  void walked(int mailbox, long asked) {
    lookedAt[mailbox] = Math.max(lookedAt[mailbox], asked);
  }

  /** The mailbox that it rings now; -1 if it does something else. */
  int act() {
    long now = at;
    while (next < lookedAt.length && now - begun < host.keeperMillis()) {
      int one = next++;
      boolean due = renewedAt[one] + DAY <= now;
      boolean ring = lookedAt[one] + sweep <= now && rungAt[one] + sweep <= now;
      if (due) {
        renewedAt[one] = now;
      }
      if (ring) {
        rungAt[one] = now;
        rung++;
      }
      if (due || ring) {
        spend((due ? RENEW : 0) + (ring ? RING : 0), now);
        if (ring) {
          return one;
        }
        now = at;
      }
    }
    finish(now);
    return -1;
  }

  /** Looks come last, and for a minute at most. */
  private void finish(long now) {
    long left = Math.max(0, begun + host.keeperMillis() - now);
    long wanted = Math.min(LOOKING, LOOK * lookedAt.length);
    long done = Math.min(lookedAt.length, Math.min(left, LOOKING) / LOOK);
    long end = Math.min(begun + host.keeperMillis(), now + wanted);
    needed += wanted + (lookedAt.length - next) * RING / 2;
    lengths.add(needed / 1000.0, 1);
    looks += done;
    leastLooks = Math.min(leastLooks, done);
    runs++;
    ended += left < wanted ? 1 : 0;
    long following = begun + EVERY;
    begin(
        host.oneAMailbox()
            ? Math.max(following, now)
            : EVERY * ((Math.max(end, following) + EVERY - 1) / EVERY));
  }

  /** Mailboxes that nobody has looked at for three times as long as is promised. */
  int forgotten(long now) {
    int late = 0;
    for (long one : lookedAt) {
      late += one + 3 * sweep < now ? 1 : 0;
    }
    return late;
  }
}
