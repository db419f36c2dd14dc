package dev.threadmark.local.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Days and instants as people write them at the command line. */
final class Dates {
  private Dates() {}

  /** The beginning of a day by UTC, or an instant; the beginning of time where null. */
  static Instant instant(String text) {
    if (text == null) {
      return Instant.EPOCH;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Troubles.BadInput(
          "'%s' is no date; write it as 2026-01-31 or 2026-01-31T08:00:00Z".formatted(text));
    }
  }
}
