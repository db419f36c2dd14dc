package dev.threadmark.bench.cold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Several starts of one thing. */
final class Starts {
  private final List<Start> all = new ArrayList<>();

  void add(Start start) {
    all.add(start);
  }

  double min(ToLongFunction<Start> figure) {
    return sorted(figure)[0];
  }

  double median(ToLongFunction<Start> figure) {
    long[] sorted = sorted(figure);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("runs", all.size());
    json.put("minMillis", Round.millis(min(Start::nanos)));
    json.put("medianMillis", Round.millis(median(Start::nanos)));
    json.put("medianCpuMillis", Round.millis(median(Start::cpuNanos)));
    return json;
  }

  /** How many times {@code floor} this takes. */
  Map<String, Object> to(Starts floor, double target) {
    double medians = Round.two(median(Start::nanos) / floor.median(Start::nanos));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ofMedians", medians);
    json.put("ofMinima", Round.two(min(Start::nanos) / floor.min(Start::nanos)));
    json.put("ofCpuMedians", Round.two(median(Start::cpuNanos) / floor.median(Start::cpuNanos)));
    json.put("atMost", target);
    json.put("met", medians <= target);
    return json;
  }

  private long[] sorted(ToLongFunction<Start> figure) {
    return all.stream().mapToLong(figure).sorted().toArray();
  }
}
