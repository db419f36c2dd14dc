package dev.threadmark.bench.scale;

/**
 * What a deployment has to bear.
 *
 * @param days simulated, beginning on a Monday
 * @param workers at a time, on either cloud; 0 for what {@code infra/} sets
 * @param sweepSeconds after what time a mailbox is looked at without a bell
 */
public record Load(
    int mailboxes, long mailsAMonth, long seed, int days, int workers, int sweepSeconds) {
  static final double DAYS_A_MONTH = 30.4;

  /** More than this the packed keys of {@link Agenda} do not hold. */
  public static final int MOST_MAILBOXES = 200_000;

  public Load {
    if (mailboxes < 1 || mailboxes > MOST_MAILBOXES || mailsAMonth < 1 || days < 1 || days > 14) {
      throw new IllegalArgumentException(
          "1 to %,d mailboxes, at least one mail a month, 1 to 14 days".formatted(MOST_MAILBOXES));
    }
  }

  double mailsADay() {
    return mailsAMonth / DAYS_A_MONTH;
  }
}
