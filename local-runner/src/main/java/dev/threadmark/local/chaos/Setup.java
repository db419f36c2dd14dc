package dev.threadmark.local.chaos;

import dev.threadmark.port.Table;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a history is made of: the same setup gives the same history.
 *
 * @param threads how many threads of mail come
 * @param spared numbers of faults that are left out
 * @param table puts something between the engine and the store; to take a safety away
 * @param sweeps false if nobody looks after lost bells
 */
public record Setup(
    long seed, int threads, Set<Integer> spared, UnaryOperator<Table> table, boolean sweeps) {

  /** A history as it is played by default. */
  public static Setup of(long seed) {
    return new Setup(seed, 5, Set.of(), UnaryOperator.identity(), true);
  }

  Setup sparing(Set<Integer> faults) {
    return new Setup(seed, threads, faults, table, sweeps);
  }

  Setup withThreads(int fewer) {
    return new Setup(seed, fewer, Set.of(), table, sweeps);
  }
}
