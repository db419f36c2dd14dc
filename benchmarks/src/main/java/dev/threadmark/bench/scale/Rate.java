package dev.threadmark.bench.scale;

/** So much a second: the busiest second, and how many seconds were over a limit. */
final class Rate {
  private static final int AHEAD = 1_024;
  private final double[] ring = new double[AHEAD];
  private final double limit;
  private long second;
  private double most;
  private double all;
  private long over;

  Rate(double limit) {
    this.limit = limit;
  }

  /** Spread evenly from one millisecond to another, which is less than a quarter of an hour. */
  void add(long from, long until, double amount) {
    long first = from / 1_000;
    long last = Math.min(Math.max(first, (until - 1) / 1_000), first + AHEAD - 1);
    roll(first);
    double each = amount / (last - first + 1);
    for (long at = Math.max(first, second); at <= last; at++) {
      ring[(int) (at % AHEAD)] += each;
    }
    all += amount;
  }

  private void roll(long now) {
    long far = Math.min(now, second + AHEAD);
    while (second < far) {
      int i = (int) (second++ % AHEAD);
      most = Math.max(most, ring[i]);
      over += ring[i] > limit ? 1 : 0;
      ring[i] = 0;
    }
    second = Math.max(second, now);
  }

  Rate ended() {
    roll(second + AHEAD);
    return this;
  }

  double most() {
    return most;
  }

  double limit() {
    return limit;
  }

  double all() {
    return all;
  }

  long secondsOver() {
    return over;
  }
}
