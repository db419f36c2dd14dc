package dev.threadmark.bench.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacedTest {
  private static final Map<String, Integer> THREADS = Map.of("a", 1, "b", 1, "c", 2);

  @Test
  void itIsRightWhereThreadsAreTickets() {
    assertTrue(Placed.of(THREADS, Map.of("a", "T1", "b", "T1", "c", "T2")).right());
  }

  @Test
  void aMailThatIsNowhereIsLost() {
    assertEquals(1, Placed.of(THREADS, Map.of("a", "T1", "c", "T2")).lost());
  }

  @Test
  void aMailOnTheTicketOfAnotherThreadIsWrong() {
    assertEquals(1, Placed.of(THREADS, Map.of("a", "T1", "b", "T1", "c", "T1")).wrong());
  }

  @Test
  void aThreadThatIsTornMakesOneTicketTooMany() {
    assertFalse(Placed.of(THREADS, Map.of("a", "T1", "b", "T3", "c", "T2")).right());
  }
}
