package dev.threadmark.sandbox.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates of mail headers and of Graph. */
final class Dates {
  private Dates() {}

  /** A {@code Date} field, its comments left out. */
  static Optional<Instant> parse(Optional<String> header) {
    String bare = header.orElse("").replaceAll("\\([^()]*\\)", " ").replaceAll("\\s+", " ").strip();
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(bare, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An {@code Edm.DateTimeOffset}, with {@code Z} or an offset. */
  static Instant edm(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw GraphError.badRequest("The date '" + text + "' is not valid.");
    }
  }

  static String header(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(java.time.ZoneOffset.UTC));
  }
}
