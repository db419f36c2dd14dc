package dev.threadmark.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.privacy.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoorsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String DOOR = "0123456789abcdef";
  private final MemoryTable table = new MemoryTable();
  private final Doors doors = new Doors(table);

  @Test
  void threeCodesAnHourAndTenADay() {
    assertEquals(Doors.Asked.SEND, ask(0));
    assertEquals(Doors.Asked.SEND, ask(5));
    assertEquals(Doors.Asked.SEND, ask(10));
    assertEquals(Doors.Asked.TOO_OFTEN, ask(15));
    assertEquals(Doors.Asked.SEND, ask(61));
    long sent =
        IntStream.range(0, 23 * 6).filter(i -> ask(62 + 10 * i) == Doors.Asked.SEND).count();
    assertEquals(Doors.CODES_A_DAY - 4, sent);
  }

  @Test
  void whoAsksTwiceAtOnceHasAskedOnce() {
    assertEquals(Doors.Asked.SEND, ask(0));
    assertEquals(Doors.Asked.ON_ITS_WAY, doors.ask(DOOR, code("b", NOW), NOW.plusSeconds(2)));
    assertTrue(doors.open(DOOR, one -> one.salt().equals("0"), NOW.plusSeconds(3)));
  }

  @Test
  void manyWhoAskAtTheSameTimeAreCountedOneAfterTheOther() {
    long sent =
        IntStream.range(0, 40)
            .parallel()
            .filter(i -> doors.ask(DOOR, code("s" + i, NOW), NOW) == Doors.Asked.SEND)
            .count();
    assertEquals(1, sent);
  }

  @Test
  void aCodeIsGoodForFiveTriesHoweverManyAreMadeAtTheSameTime() {
    ask(0);
    AtomicInteger looked = new AtomicInteger();
    IntStream.range(0, 60)
        .parallel()
        .forEach(
            i ->
                assertFalse(
                    doors.open(
                        DOOR,
                        code -> {
                          looked.incrementAndGet();
                          return false;
                        },
                        NOW)));
    assertEquals(Doors.TRIES, looked.get());
    assertFalse(doors.open(DOOR, code -> true, NOW));
  }

  @Test
  void theRightCodeOpensOnce() {
    ask(0);
    long opened =
        IntStream.range(0, 4).parallel().filter(i -> doors.open(DOOR, code -> true, NOW)).count();
    assertEquals(1, opened);
  }

  @Test
  void aCodeIsGoodForTenMinutesAndOneThatIsOlderThanTheNewestNotAtAll() {
    ask(0);
    assertFalse(doors.open(DOOR, code -> true, NOW.plus(Codes.GOOD)));
    ask(20);
    ask(21);
    assertFalse(doors.open(DOOR, code -> code.salt().equals("20"), NOW.plusSeconds(21 * 60 + 5)));
    assertTrue(doors.open(DOOR, code -> code.salt().equals("21"), NOW.plusSeconds(21 * 60 + 6)));
  }

  @Test
  void tenTimesAnHourIsWrittenAndTheSameOnceMoreDoesNotCount() {
    for (int i = 0; i < Doors.WRITTEN_AN_HOUR; i++) {
      assertTrue(doors.write(DOOR, "w" + i, NOW));
      assertTrue(doors.write(DOOR, "w" + i, NOW));
    }
    assertFalse(doors.write(DOOR, "more", NOW));
    assertTrue(doors.write(DOOR, "more", NOW.plus(Duration.ofHours(1))));
    assertTrue(doors.write("fedcba9876543210", "another's", NOW));
  }

  @Test
  void afterADayNothingOfADoorIsKept() {
    ask(0);
    SetClock clock = new SetClock();
    clock.pass(Duration.between(clock.instant(), NOW.plus(Duration.ofHours(23))));
    lap(clock);
    assertEquals(1, rows());
    assertEquals(Doors.Asked.SEND, ask(23 * 60 + 1));
    assertTrue(doors.write("fedcba9876543210", "w", NOW.plus(Duration.ofHours(23))));
    assertEquals(2, rows());
    clock.pass(Duration.ofDays(1)); // of the first row what was asked last counts still
    lap(clock);
    assertEquals(1, rows());
    clock.pass(Duration.ofDays(1));
    lap(clock);
    assertEquals(0, rows());
  }

  private void lap(SetClock clock) {
    Retention retention = new Retention(table, Map.of(), clock);
    while (!retention.run().over()) {}
  }

  private long rows() {
    return Doors.partitions().stream().mapToInt(one -> table.range(one, "", "", 9).size()).sum();
  }

  @Test
  void whoKnowsAnAddressButNotTheKeyFindsNoDoor() {
    PageDesk desk = new PageDesk();
    Visit visit =
        new Visit(
            PageDesk.DESK,
            "",
            desk.ticket(
                desk.mail(
                    "q@c.example",
                    "kim@customer.example",
                    "support@lumen.example",
                    "Lamp",
                    "",
                    "Dark.")),
            PageDesk.KIM);
    TokenKeys other = new TokenKeys(Map.of("k1", new byte[16]));
    assertEquals(visit.door(TestKeys.ONE), visit.door(TestKeys.ONE));
    assertNotEquals(visit.door(other), visit.door(TestKeys.ONE));
  }

  private Doors.Asked ask(int minute) {
    Instant at = NOW.plus(Duration.ofMinutes(minute));
    return doors.ask(DOOR, code(Integer.toString(minute), at), at);
  }

  private static Doors.Code code(String salt, Instant at) {
    return new Doors.Code(salt, "sealed", at.plus(Codes.GOOD), 0);
  }
}
