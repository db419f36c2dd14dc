package dev.threadmark.bench.scale;

import java.util.SplittableRandom;

/**
 * What providers allow for one mailbox. Graph: 10,000 requests in ten minutes, four at a time.
 * Gmail: what {@code GmailBudget} spends of 6,000 units a minute, 1,000 at once and 49 a second.
 */
final class Quotas {
  private static final int GRAPH_AT_A_TIME = 4;
  private static final int GRAPH_REQUESTS = 10_000;
  private static final long GRAPH_WINDOW = 600_000;
  private static final double GMAIL_A_MILLI = 0.049;
  private static final double GMAIL_AT_ONCE = 1_000;
  private static final int PAGE = 100;
  private static final double UNITS_A_PAGE = Walk.of(true, 2 * PAGE).units() / 2;
  private static final long AGAIN = 5_000;

  /** Queues count whole seconds. */
  private static final long LEAST_PAUSE = 1_000;

  private final double[] spent;
  private final long[] since;
  private final SplittableRandom random;

  Quotas(int mailboxes, SplittableRandom random) {
    spent = new double[mailboxes];
    since = new long[mailboxes];
    this.random = random;
  }

  static boolean gmail(int mailbox) {
    return mailbox % 2 == 1;
  }

  /** For how many milliseconds the provider wants to be left alone; 0 if it does not mind. */
  long pause(int whose, long now, int walking) {
    return gmail(whose) ? gmailPause(whose, now) : graphPause(whose, now, walking);
  }

  private long gmailPause(int whose, long now) {
    spent[whose] = Math.max(0, spent[whose] - GMAIL_A_MILLI * (now - since[whose]));
    since[whose] = now;
    return spent[whose] < GMAIL_AT_ONCE
        ? 0
        : LEAST_PAUSE + (long) ((spent[whose] - GMAIL_AT_ONCE) / GMAIL_A_MILLI);
  }

  private long graphPause(int whose, long now, int walking) {
    if (walking >= GRAPH_AT_A_TIME) {
      return AGAIN + random.nextLong(AGAIN);
    }
    if (now - since[whose] >= GRAPH_WINDOW) {
      since[whose] = now;
      spent[whose] = 0;
    }
    return spent[whose] < GRAPH_REQUESTS ? 0 : since[whose] + GRAPH_WINDOW - now;
  }

  /** How many mails may be read before the budget is looked at again: whole pages. */
  int mails(int whose) {
    return gmail(whose)
        ? PAGE * (int) Math.ceil((GMAIL_AT_ONCE - spent[whose]) / UNITS_A_PAGE)
        : Integer.MAX_VALUE;
  }

  void spend(int whose, Walk used) {
    spent[whose] += gmail(whose) ? used.units() : used.requests();
  }
}
