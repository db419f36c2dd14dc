package dev.threadmark.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceLevelTest {
  private static final ServiceLevel OFFICE =
      new ServiceLevel(
          Duration.ofHours(4),
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          ZoneId.of("Europe/Berlin"),
          Set.of(LocalDate.of(2026, 12, 25)));

  /** 2026-11-27 is a Friday; Berlin is an hour ahead of UTC in winter. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-26T08:30:00Z, 2026-11-26T12:30:00Z", // within a day
    "2026-11-26T05:00:00Z, 2026-11-26T12:00:00Z", // before anybody is there
    "2026-11-26T14:00:00Z, 2026-11-27T10:00:00Z", // two hours today, two tomorrow
    "2026-11-26T20:00:00Z, 2026-11-27T12:00:00Z", // in the evening
    "2026-11-27T15:00:00Z, 2026-11-30T11:00:00Z", // over the weekend
    "2026-11-28T11:00:00Z, 2026-11-30T12:00:00Z", // on a Saturday
    "2026-12-24T15:00:00Z, 2026-12-28T11:00:00Z", // over a holiday and a weekend
    "2026-03-27T14:00:00Z, 2026-03-30T09:00:00Z" // the clock is put forward on the Sunday
  })
  void onlyOpenHoursCount(Instant start, Instant due) {
    assertEquals(due, OFFICE.after(start));
  }

  @Test
  void whoIsNeverAwayCountsEveryHour() {
    ServiceLevel always =
        new ServiceLevel(
            Duration.ofHours(30),
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT,
            ZoneId.of("UTC"),
            Set.of());
    Instant start = Instant.parse("2026-11-27T15:00:00Z");
    assertEquals(start.plus(Duration.ofHours(30)), always.after(start));
  }

  @Test
  void nothingIsDueWhereItIsNotOurTurn() {
    Instant start = Instant.parse("2026-11-26T08:30:00Z");
    assertEquals(Optional.empty(), OFFICE.due(Status.WAITING, start, start, Optional.of(start)));
  }

  @Test
  void theFirstAnswerIsDueByTheFirstMailAndLaterOnesByTheNewest() {
    Instant first = Instant.parse("2026-11-26T08:00:00Z");
    Instant last = Instant.parse("2026-11-26T10:00:00Z");
    assertEquals(
        Optional.of(OFFICE.after(first)), OFFICE.due(Status.OPEN, first, last, Optional.empty()));
    assertEquals(
        Optional.of(OFFICE.after(last)), OFFICE.due(Status.OPEN, first, last, Optional.of(first)));
  }

  /** An open hour before, or a quarter of what was promised. */
  @ParameterizedTest
  @CsvSource({
    "240, 2026-11-26T08:30:00Z, 2026-11-26T11:30:00Z",
    "120, 2026-11-26T08:30:00Z, 2026-11-26T10:00:00Z",
    "480, 2026-11-27T15:30:00Z, 2026-11-30T14:30:00Z", // 30 minutes, and 6 1/2 hours on Monday
    "480, 2026-11-26T08:00:00Z, 2026-11-26T15:00:00Z" // due when they open again, said before
  })
  void itIsSaidAnOpenHourBefore(int minutes, Instant opened, Instant soon) {
    ServiceLevel level =
        new ServiceLevel(
            Duration.ofMinutes(minutes),
            OFFICE.days(),
            OFFICE.from(),
            OFFICE.to(),
            OFFICE.zone(),
            OFFICE.holidays());
    assertEquals(Optional.of(soon), level.soon(Status.OPEN, opened, opened, Optional.empty()));
    assertEquals(Optional.empty(), level.soon(Status.WAITING, opened, opened, Optional.empty()));
  }
}
