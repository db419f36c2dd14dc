package dev.threadmark.bench.cold;

/** Figures as they are printed. */
final class Round {
  private Round() {}

  static double two(double figure) {
    return Math.round(figure * 100) / 100.0;
  }

  static double millis(double nanos) {
    return two(nanos / 1e6);
  }
}
