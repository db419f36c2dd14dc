package dev.threadmark.provider.gmail;

import dev.threadmark.mail.MailboxId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what is read below Gmail's quota of 6,000 units a minute and user, so that there is some
 * left for sending. A mailbox may spend {@link #AT_ONCE} units at once and {@link #A_SECOND} from
 * then on. What a call costs is known when it is over: the budget goes into debt, and until that is
 * paid nothing is asked. Counts what this process asks. Thread safe.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/reference/quota">Gmail: quota</a>
 */
public final class GmailBudget {
  /** Spends without end: for a service without quota. */
  public static final GmailBudget NONE = new GmailBudget(() -> Instant.EPOCH, Integer.MAX_VALUE);

  static final int AT_ONCE = 1_000;
  static final int A_SECOND = 49;
  static final int HISTORY = 2;
  static final int SCAN = 50;
  static final int MESSAGE = 20;
  static final int CHANGE = 5;

  private final InstantSource clock;
  private final int atOnce;
  private final Map<MailboxId, Account> accounts = new ConcurrentHashMap<>();

  public GmailBudget(InstantSource clock) {
    this(clock, AT_ONCE);
  }

  private GmailBudget(InstantSource clock, int atOnce) {
    this.clock = clock;
    this.atOnce = atOnce;
  }

  /**
   * @param units what there was to spend at that time, in thousandths; may be less than nothing
   */
  private record Account(long units, Instant at) {}

  /** How long to wait before anything more is asked; empty if nothing is owed. */
  Optional<Duration> wait(MailboxId mailbox) {
    long units = now(accounts.get(mailbox)).units();
    return units > 0 || this == NONE
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(1 - units / A_SECOND));
  }

  /** This was spent. */
  void spent(MailboxId mailbox, int units) {
    if (this != NONE) {
      accounts.compute(
          mailbox,
          (same, was) -> {
            Account now = now(was);
            return new Account(now.units() - units * 1_000L, now.at());
          });
    }
  }

  private Account now(Account was) {
    Instant at = clock.instant();
    if (was == null) {
      return new Account(atOnce * 1_000L, at);
    }
    long earned = Math.max(0, Duration.between(was.at(), at).toMillis()) * A_SECOND;
    return new Account(Math.min(atOnce * 1_000L, was.units() + earned), at);
  }
}
