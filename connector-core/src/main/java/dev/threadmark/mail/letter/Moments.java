package dev.threadmark.mail.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A point of time as our letters tell it: nobody knows where whoever reads it is. */
public final class Moments {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH);

  private Moments() {}

  /** Such as {@code 28 November 2026 at 09:05 UTC}. */
  public static String text(Instant at) {
    return TEXT.format(at.atOffset(ZoneOffset.UTC));
  }
}
