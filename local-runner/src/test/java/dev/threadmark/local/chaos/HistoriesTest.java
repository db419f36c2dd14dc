package dev.threadmark.local.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens, every promise holds. */
@Tag("long")
class HistoriesTest {
  /** A few: {@code ./check} plays 20,000 by the command. */
  private static final int HISTORIES = Integer.getInteger("threadmark.histories", 200);

  @Test
  void everyPromiseHoldsInEveryHistory() {
    Chaos.Result result = new Chaos(Setup::of).play(1, HISTORIES, played -> {});
    assertEquals(
        Optional.empty(),
        result.wrong().map(ending -> ending.setup().seed() + ": " + ending.violations()));
    assertEquals(HISTORIES, result.histories());
    assertTrue(result.fewestEvents() >= 200, "only " + result.fewestEvents() + " events");
    assertTrue(result.faults() > HISTORIES, "only " + result.faults() + " faults");
    System.out.printf(
        "%,d histories, %,d events, %,d faults, none wrong%n",
        result.histories(), result.events(), result.faults());
  }

  @Test
  void theSameSeedIsTheSameHistory() {
    assertEquals(History.play(Setup.of(7), true).trace(), History.play(Setup.of(7), true).trace());
  }

  @Test
  void aFailingHistoryIsMadeShortAndReplays() {
    Setup careless =
        new Setup(
            1,
            2,
            java.util.Set.of(),
            table -> CarelessTable.without(row -> row.partition().startsWith("key/"), table),
            java.util.function.UnaryOperator.identity(),
            true);
    long seed = careless.seed();
    while (!History.play(careless, false).wrong()) {
      seed++;
      careless =
          new Setup(
              seed, 2, careless.spared(), careless.table(), careless.sender(), careless.sweeps());
    }
    Ending least = Chaos.shortened(History.play(careless, false));

    assertTrue(least.wrong());
    assertTrue(least.struck().contains(""), "no fault was found that need not be");
    assertEquals(least.violations(), History.play(least.setup(), true).violations());
  }
}
