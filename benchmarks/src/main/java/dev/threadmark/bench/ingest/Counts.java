package dev.threadmark.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Named counters of a process, or what was added to them. */
public record Counts(Map<String, Long> byName) {
  static final Counts NONE = new Counts(Map.of());

  static Counts of(JsonNode json) {
    Map<String, Long> counts = new TreeMap<>();
    json.properties().forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    return new Counts(counts);
  }

  Counts since(Counts before) {
    Map<String, Long> counts = new TreeMap<>();
    byName.forEach((name, count) -> counts.put(name, count - before.get(name)));
    return new Counts(counts);
  }

  Counts plus(Counts more) {
    Map<String, Long> counts = new TreeMap<>(byName);
    more.byName.forEach((name, count) -> counts.merge(name, count, Long::sum));
    return new Counts(counts);
  }

  public long get(String name) {
    return byName.getOrDefault(name, 0L);
  }

  /** The sum of all counters with such a name. */
  public long sum(Predicate<String> name) {
    return byName.entrySet().stream()
        .filter(count -> name.test(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
