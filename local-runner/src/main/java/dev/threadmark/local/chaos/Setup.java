package dev.threadmark.local.chaos;

import dev.threadmark.port.Table;
import dev.threadmark.provider.MailSender;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a history is made of: the same setup gives the same history.
 *
 * @param threads how many threads of mail come
 * @param spared numbers of faults that are left out
 * @param table puts something between the engine and the store; to take a safety away
 * @param sender puts something between the dispatcher and the provider; likewise
 * @param sweeps false if nobody looks after lost bells
 */
public record Setup(
    long seed,
    int threads,
    Set<Integer> spared,
    UnaryOperator<Table> table,
    UnaryOperator<MailSender> sender,
    boolean sweeps) {

  /** A history as it is played by default. */
  public static Setup of(long seed) {
    return new Setup(
        seed,
        1 + (int) (seed % 2),
        Set.of(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        true);
  }

  Setup sparing(Set<Integer> faults) {
    return new Setup(seed, threads, faults, table, sender, sweeps);
  }

  Setup withThreads(int fewer) {
    return new Setup(seed, fewer, Set.of(), table, sender, sweeps);
  }
}
