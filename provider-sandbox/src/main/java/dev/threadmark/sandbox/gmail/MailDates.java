package dev.threadmark.sandbox.gmail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Date header where it is well made; anything else counts as none. */
final class MailDates {
  private MailDates() {}

  static Optional<Instant> parse(String value) {
    try {
      String bare = value.replaceAll("\\([^)]*\\)", "").strip();
      return Optional.of(
          ZonedDateTime.parse(bare, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
