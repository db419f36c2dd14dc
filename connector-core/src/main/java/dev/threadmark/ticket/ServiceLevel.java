package dev.threadmark.ticket;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Within what time a customer is to be answered, counted while somebody is there.
 *
 * @param within counted in open hours
 * @param days on which somebody is there; at least one
 * @param from when they begin, by the clock of {@code zone}
 * @param to when they stop; midnight where it is not after {@code from}
 * @param holidays on which nobody is there
 */
public record ServiceLevel(
    Duration within,
    Set<DayOfWeek> days,
    LocalTime from,
    LocalTime to,
    ZoneId zone,
    Set<LocalDate> holidays) {

  /** Nobody is away longer: a mistake in the holidays must not make it run for ever. */
  private static final int MOST_DAYS = 400;

  private static final Duration AHEAD = Duration.ofHours(1);

  public ServiceLevel {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
    if (days.isEmpty() || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("a service level has days and a time");
    }
  }

  /**
   * When the customer is to be answered; empty where it is not our turn.
   *
   * @param opened when the first mail came
   * @param last when the newest came
   * @param answered when one of us first answered
   */
  public Optional<Instant> due(
      Status status, Instant opened, Instant last, Optional<Instant> answered) {
    return status == Status.OPEN
        ? Optional.of(after(answered.isPresent() ? last : opened))
        : Optional.empty();
  }

  /**
   * When it is time to say that an answer is due soon: one open hour before, or a quarter of the
   * promised time where that is less.
   */
  public Optional<Instant> soon(
      Status status, Instant opened, Instant last, Optional<Instant> answered) {
    Duration quarter = within.dividedBy(4);
    Duration ahead = quarter.compareTo(AHEAD) < 0 ? quarter : AHEAD;
    return new ServiceLevel(within.minus(ahead), days, from, to, zone, holidays)
        .due(status, opened, last, answered);
  }

  /** The moment at which {@link #within} of open hours have passed since {@code start}. */
  Instant after(Instant start) {
    Duration left = within;
    LocalDate day = LocalDate.ofInstant(start, zone);
    for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
      if (!days.contains(day.getDayOfWeek()) || holidays.contains(day)) {
        continue;
      }
      Instant begins = later(start, day.atTime(from).atZone(zone).toInstant());
      Duration open = Duration.between(begins, closing(day).toInstant());
      if (open.compareTo(left) >= 0) {
        return begins.plus(left);
      }
      left = open.isNegative() ? left : left.minus(open);
    }
    return day.atStartOfDay(zone).toInstant();
  }

  private ZonedDateTime closing(LocalDate day) {
    return to.isAfter(from) ? day.atTime(to).atZone(zone) : day.plusDays(1).atStartOfDay(zone);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
