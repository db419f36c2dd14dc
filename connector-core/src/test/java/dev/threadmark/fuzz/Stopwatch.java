package dev.threadmark.fuzz;

import java.util.Arrays;

/** Runs a check and keeps the time of the slowest input. */
final class Stopwatch {
  private static final long HANG = 1_000_000_000L;
  private static final int AGAIN = 5;

  private final Target.Check check;
  private long runs;
  private long slowest;
  private int slowestBytes;
  private int measuredAgain;

  Stopwatch(Target.Check check) {
    this.check = check;
  }

  /**
   * Tries one input. One that takes over a second is measured again, for the machine may have been
   * busy elsewhere; if the best of five more is over a second too, it is a hang.
   */
  void run(byte[] input) throws Exception {
    byte[] bounded = Arrays.copyOf(input, Math.min(input.length, Target.MAX_BYTES));
    runs++;
    long nanos = nanos(bounded);
    if (nanos > HANG) {
      measuredAgain++;
      for (int i = 0; i < AGAIN; i++) {
        nanos = Math.min(nanos, nanos(bounded));
      }
      if (nanos > HANG) {
        throw new AssertionError("takes " + nanos / 1_000_000 + " ms");
      }
    }
    if (nanos > slowest) {
      slowest = nanos;
      slowestBytes = bounded.length;
    }
  }

  @Override
  public String toString() {
    return "%,d executions, slowest %.1f ms (%,d bytes), %d over 1 s at first"
        .formatted(runs, slowest / 1e6, slowestBytes, measuredAgain);
  }

  private long nanos(byte[] input) throws Exception {
    long begin = System.nanoTime();
    check.of(input);
    return System.nanoTime() - begin;
  }
}
