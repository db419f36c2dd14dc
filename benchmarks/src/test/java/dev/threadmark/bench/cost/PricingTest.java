package dev.threadmark.bench.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PricingTest {
  /** A mail with one bell, 5 provider requests, 40 table calls, 0.1 CPU seconds, 10 KB. */
  private static final Usage USAGE = new Usage(1, 1, 3, 5, 40, 20, 16, 8, 0.1, 10_000);

  private final Pricing pricing = new Pricing(Prices.dated());

  @Test
  void azureAddsUp() {
    double executions = 200_000 * 0.40 / 1e6;
    double gigabyteSeconds = (100_000 * 0.5 + 100_000 * 1.3 * 2) * 0.000026;
    double queue = 300_000 * 0.00036 / 1e4;
    double table = 2_000_000 * 0.00036 / 1e4;
    double storage = 24 * 0.045;
    assertEquals(
        executions + gigabyteSeconds + queue + table + storage, pricing.azure(USAGE).gross(), 1e-9);
  }

  @Test
  void whatIsFreeIsTakenOffEachLineAndNoMoreThanThat() {
    double free = 200_000 * 0.40 / 1e6 + 100_000 * 0.000026;
    Bill bill = pricing.azure(USAGE);
    assertEquals(bill.gross() - free, bill.afterFreeTiers(), 1e-9);
  }

  @Test
  void awsAddsUp() {
    double http = 100_000 * 1.00 / 1e6;
    double executions = 200_000 * 0.20 / 1e6;
    double gigabyteSeconds = (100_000 * 0.05 * 0.25 + 100_000 * 1.3) * 0.0000133334;
    double queue = 300_000 * 0.40 / 1e6;
    double table = 1_600_000 * 0.625 / 1e6 + 800_000 * 0.125 / 1e6;
    double storage = 14.4 * 0.25;
    assertEquals(
        http + executions + gigabyteSeconds + queue + table + storage,
        pricing.aws(USAGE).gross(),
        1e-9);
  }
}
