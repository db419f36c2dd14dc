package dev.threadmark.bench.cold;

import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls to functions that have answered once, one after the other. */
final class WarmCalls {
  private static final double[] BUCKETS_MILLIS = {1, 2, 5, 10, 20, Double.MAX_VALUE};
  private final long[] nanos;

  private WarmCalls(long[] nanos) {
    this.nanos = nanos;
  }

  /** Calls both in turn, so that what else the machine does hits them alike. */
  static Map<String, WarmCalls> of(
      LambdaFunction floor, LambdaFunction ours, String event, int calls) {
    long[] floors = new long[calls];
    long[] own = new long[calls];
    try (LambdaRuntime one = LambdaRuntime.start(floor);
        LambdaRuntime other = LambdaRuntime.start(ours)) {
      one.invoke(event).get();
      other.invoke(event).get();
      for (int i = 0; i < calls; i++) {
        floors[i] = call(one, event);
        own[i] = call(other, event);
      }
    }
    return Map.of("floor", new WarmCalls(floors), "ack", new WarmCalls(own));
  }

  private static long call(LambdaRuntime runtime, String event) {
    long begun = System.nanoTime();
    String answer = runtime.invoke(event).get();
    long taken = System.nanoTime() - begun;
    if (!answer.contains("202")) {
      throw new IllegalStateException(answer);
    }
    return taken;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("calls", nanos.length);
    json.put("p50Millis", quantile(0.50));
    json.put("p99Millis", quantile(0.99));
    json.put("maxMillis", quantile(1));
    json.put("histogram", histogram());
    return json;
  }

  /** The least time within which that part of the calls was answered. */
  double quantile(double part) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return Round.millis(sorted[(int) Math.ceil(part * sorted.length) - 1]);
  }

  private Map<String, Long> histogram() {
    Map<String, Long> histogram = new LinkedHashMap<>();
    double from = 0;
    for (double to : BUCKETS_MILLIS) {
      double least = from;
      String name =
          to == Double.MAX_VALUE ? "from %.0f ms".formatted(from) : "below %.0f ms".formatted(to);
      histogram.put(
          name, Arrays.stream(nanos).filter(one -> one >= least * 1e6 && one < to * 1e6).count());
      from = to;
    }
    return histogram;
  }
}
