package dev.threadmark.local.chaos;

/** What goes wrong in a history, and how often: the share of the occasions for it. */
public enum Fault {
  WORKER_DIES_BEFORE_WRITE(0.006),
  WORKER_DIES_AFTER_WRITE(0.006),
  STORE_DOWN_BEFORE(0.004),
  STORE_DOWN_AFTER_WRITE(0.004),
  BELL_LOST(0.2),
  BELL_DOUBLED(0.2),
  BELL_LATE(0.2),
  QUEUE_TELLS_TWICE(0.05),
  THROTTLED(0.03),
  THROTTLED_UNTIL(0.03),
  PROVIDER_ILL(0.04),
  CUT_BEFORE(0.02),
  CUT_AFTER(0.04),
  SIGN_IN_REFUSED(0.02),
  CURSOR_EXPIRED(0.03),
  NOTHING_YET(0.06),
  PAGE_TWICE(0.05),
  MAIL_REMOVED(0.03),
  MAIL_CHANGED(0.06),
  CLOCK_JUMPS(0.002);

  private final double share;

  Fault(double share) {
    this.share = share;
  }

  double share() {
    return share;
  }
}
