package dev.threadmark.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tries a check with inputs drawn from a seed: always the same ones, many times faster than the
 * guided run because nothing is instrumented, and blind to what they reach.
 */
final class Blind {
  private static final int DECISIONS = 48;

  private Blind() {}

  /** Tries all seeds, then {@code runs} drawn inputs; throws on the first that does harm. */
  static Stopwatch run(Target.Check check, long runs, long seed) throws Exception {
    for (byte[] input : check.seeds()) {
      check.of(input);
    }
    return drawn(check, runs, seed);
  }

  static Stopwatch drawn(Target.Check check, long runs, long seed) throws Exception {
    Stopwatch stopwatch = new Stopwatch(check);
    List<byte[]> seeds = check.seeds();
    SplittableRandom random = new SplittableRandom(seed);
    for (long i = 0; i < runs; i++) {
      stopwatch.run(mutated(seeds.get(random.nextInt(seeds.size())), random));
    }
    return stopwatch;
  }

  /** Random bytes where there is nothing to mutate: they are decisions then. */
  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] bytes = new byte[DECISIONS];
    random.nextBytes(bytes);
    if (seed.length == 0) {
      return bytes;
    }
    Dice dice = new Dice(bytes);
    String text = new String(seed, StandardCharsets.ISO_8859_1);
    return Edits.of(Edits.of(text, dice), dice).getBytes(StandardCharsets.ISO_8859_1);
  }
}
