package dev.threadmark.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.bench.cost.Prices;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final List<Host> HOSTS = List.of(Host.AWS, Host.AZURE);

  private static Load load(int mailboxes, long mails, long seed, int workers) {
    return new Load(mailboxes, mails, seed, 1, workers, 600);
  }

  @Test
  void everyMailIsOnATicketOrWaits() {
    for (Host host : HOSTS) {
      for (int workers : new int[] {1, 10, 200}) {
        Simulation of = Simulation.run(load(200, 2_000_000, 7, workers), host);
        assertTrue(of.arrived > 50_000);
        assertEquals(of.arrived, of.ticketed + of.waiting());
      }
    }
  }

  /** Counted once more without any deployment: none is forgotten on the way in. */
  @Test
  void whatArrivesIsWhatWasSent() {
    Load load = load(200, 2_000_000, 7, 10);
    Arrivals sent = new Arrivals(load);
    long mails = 0;
    while (sent.next() < 86_400_000) {
      mails += sent.take() >= 0 ? 1 : 0;
    }
    assertEquals(mails, Simulation.run(load, Host.AWS).arrived);
  }

  @Test
  void withWorkersEnoughNoMailWaitsForLong() {
    for (Host host : HOSTS) {
      Simulation of = Simulation.run(load(100, 300_000, 3, 500), host);
      assertTrue(of.waiting() < 50, () -> "waiting: " + of.waiting());
      assertTrue(of.delay.at(0.5) >= Assumed.BELL_MILLIS / 1000.0);
      assertTrue(of.delay.at(0.5) < 10, () -> "median: " + of.delay.at(0.5));
    }
  }

  /** Bells on the queue are bells a second times seconds that a bell waits. */
  @Test
  void littlesLawHolds() {
    for (Host host : HOSTS) {
      Simulation of = Simulation.run(load(300, 1_500_000, 5, 12), host);
      double bellsASecond = (of.rings + of.keeper.rung) / 86_400.0;
      assertTrue(of.depth.mean() > 0.1, () -> "too quiet to say: " + of.depth.mean());
      double secondsABell = of.wait.mean() / 1_000;
      assertEquals(1, bellsASecond * secondsABell / of.depth.mean(), 0.05);
    }
  }

  /** The same mails at the same moments, each once, twice, four times. */
  @Test
  void twiceTheLoadNeverMakesTheQueueShorter() {
    for (Host host : HOSTS) {
      for (long seed = 1; seed <= 3; seed++) {
        double before = 0;
        for (int times = 1; times <= 8; times *= 2) {
          double depth = Simulation.run(load(100, 500_000, seed, 4), host, times).depth.mean();
          String told = "%s, seed %d, %d times: %s then %s";
          assertTrue(depth > before, told.formatted(host.name(), seed, times, before, depth));
          before = depth;
        }
      }
    }
  }

  @Test
  void theSameSeedTellsTheSameAndAnotherOneSomethingElse() {
    Prices prices = Prices.dated();
    Load one = load(50, 100_000, 1, 0);
    assertEquals(Scale.json(one, prices).toString(), Scale.json(one, prices).toString());
    assertNotEquals(
        Simulation.run(one, Host.AWS).arrived,
        Simulation.run(load(50, 100_000, 2, 0), Host.AWS).arrived);
  }

  @Test
  void asMuchMailComesAsIsAsked() {
    Load week = new Load(20, 1_000_000, 1, 7, 100, 600);
    double arrived = Simulation.run(week, Host.AWS).arrived;
    assertEquals(1, arrived / (7 * week.mailsADay()), 0.05);
  }

  @Test
  void aKeeperWithTooManyMailboxesForgetsSome() {
    assertEquals(0, forgotten(100));
    assertTrue(forgotten(60_000) > 0);
  }

  private static int forgotten(int mailboxes) {
    Simulation of = Simulation.run(load(mailboxes, 1_000, 1, 2_000), Host.AWS);
    return of.keeper.forgotten(86_400_000);
  }

  @Test
  void gmailsBudgetHoldsUpALargeMailbox() {
    assertTrue(Simulation.run(load(2, 10_000_000, 1, 50), Host.AWS).throttled > 0);
    assertEquals(0, Simulation.run(load(2, 3_000, 4, 50), Host.AZURE).endedWorkers);
  }
}
