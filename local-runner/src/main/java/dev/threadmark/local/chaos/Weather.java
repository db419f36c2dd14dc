package dev.threadmark.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Says at every occasion whether something goes wrong, as the seed has it, until it is calm. What
 * struck is numbered, so that a failing history can be tried again without some of it.
 */
final class Weather {
  private final SplittableRandom random;
  private final Set<Integer> spared;
  private final List<String> struck = new ArrayList<>();
  private boolean calm;

  /**
   * @param spared numbers of faults that are left out
   */
  Weather(long seed, Set<Integer> spared) {
    random = new SplittableRandom(seed);
    this.spared = spared;
  }

  boolean strikes(Fault fault, String where) {
    if (calm || random.nextDouble() >= fault.share()) {
      return false;
    }
    int number = struck.size();
    boolean strikes = !spared.contains(number);
    struck.add(strikes ? fault + " at " + where : "");
    return strikes;
  }

  /** A number from 0 to {@code bound} - 1. */
  int upTo(int bound) {
    return random.nextInt(bound);
  }

  void calm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  /** What went wrong so far, in order; empty texts for what was spared. */
  List<String> struck() {
    return List.copyOf(struck);
  }
}
