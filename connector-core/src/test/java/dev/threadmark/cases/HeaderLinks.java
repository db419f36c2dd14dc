package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Clues;
import dev.threadmark.correlate.HeaderKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which mails In-Reply-To and References tie together, told without the product's index. */
final class HeaderLinks {
  private final Map<Object, Object> leader = new HashMap<>();

  private HeaderLinks() {}

  /** Every set of two mails and more that share keys, directly or over others. */
  static Collection<Set<String>> among(List<Arrival> arrivals) {
    HeaderLinks links = new HeaderLinks();
    for (Arrival arrival : arrivals) {
      HeaderKeys keys = HeaderKeys.of(arrival, Clues.of(arrival));
      keys.direct().forEach(key -> links.join(Groups.name(arrival), key));
      keys.agreeing().forEach(key -> links.join(Groups.name(arrival), key));
    }
    Map<Object, Set<String>> sets = new HashMap<>();
    for (Arrival arrival : arrivals) {
      String name = Groups.name(arrival);
      sets.computeIfAbsent(links.find(name), any -> new TreeSet<>()).add(name);
    }
    return new ArrayList<>(sets.values().stream().filter(set -> set.size() > 1).toList());
  }

  private void join(Object one, Object other) {
    leader.put(find(one), find(other));
  }

  private Object find(Object one) {
    Object at = one;
    while (leader.containsKey(at) && !leader.get(at).equals(at)) {
      at = leader.get(at);
    }
    return at;
  }
}
