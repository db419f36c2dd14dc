package dev.threadmark.bench.scale;

/** How values lie: percentiles within 3 percent, each value with a weight. */
final class Spread {
  private static final double STEP = Math.log(1.03);
  private final double[] weights = new double[1_200];
  private double all;
  private double sum;
  private double most;

  void add(double value, double weight) {
    int bucket = value <= 0 ? 0 : 1 + (int) (Math.log1p(value) / STEP);
    weights[Math.min(bucket, weights.length - 1)] += weight;
    all += weight;
    sum += value * weight;
    most = Math.max(most, value);
  }

  double at(double part) {
    double seen = 0;
    for (int i = 0; i < weights.length; i++) {
      seen += weights[i];
      if (all > 0 && seen >= part * all) {
        return Math.min(most, i == 0 ? 0 : Math.expm1(i * STEP));
      }
    }
    return 0;
  }

  double mean() {
    return all == 0 ? 0 : sum / all;
  }

  double sum() {
    return sum;
  }

  double most() {
    return most;
  }
}
