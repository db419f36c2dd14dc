package dev.threadmark.bench.cold;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Runs things in turn, A B A B, so that whatever else the machine does hits all of them alike. */
final class Interleaved {
  private final Map<String, IntFunction<Start>> things = new LinkedHashMap<>();

  /**
   * @param start starts it once, given how often all were started before
   */
  Interleaved with(String name, IntFunction<Start> start) {
    things.put(name, start);
    return this;
  }

  /** One more round is run first and thrown away: it warms what plays the world outside. */
  Map<String, Starts> run(int rounds) {
    Map<String, Starts> starts = new LinkedHashMap<>();
    things.keySet().forEach(name -> starts.put(name, new Starts()));
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<String, IntFunction<Start>> thing : things.entrySet()) {
        Start start = thing.getValue().apply(round);
        System.err.printf(
            "%s %d of %d: %.0f ms%s%n",
            thing.getKey(), round, rounds, start.nanos() / 1e6, round == 0 ? ", not counted" : "");
        if (round > 0) {
          starts.get(thing.getKey()).add(start);
        }
      }
    }
    return starts;
  }
}
