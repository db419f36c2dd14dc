package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Mails as a bad day delivers them: in any order, some twice, some late, in pages. */
final class Deliveries {
  private Deliveries() {}

  static List<Arrival> shuffled(List<Arrival> given, Random random) {
    List<Arrival> all = new ArrayList<>(given);
    given.stream().filter(any -> random.nextInt(3) == 0).forEach(all::add);
    Collections.shuffle(all, random);
    return all;
  }

  /** Mostly in order, but some come much later and some twice. */
  static List<Arrival> delayed(List<Arrival> given, Random random) {
    List<Arrival> all = new ArrayList<>();
    List<Arrival> late = new ArrayList<>();
    for (Arrival arrival : given) {
      (random.nextInt(5) == 0 ? late : all).add(arrival);
      if (random.nextInt(5) == 0) {
        late.add(arrival);
      }
    }
    late.forEach(arrival -> all.add(random.nextInt(all.size() + 1), arrival));
    return all;
  }

  /** Pages of a few mails each, as a provider hands them out. */
  static List<List<Arrival>> pages(List<Arrival> all, Random random) {
    List<List<Arrival>> pages = new ArrayList<>();
    for (int from = 0; from < all.size(); ) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(7));
      pages.add(all.subList(from, to));
      from = to;
    }
    return pages;
  }
}
