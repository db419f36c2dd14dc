package dev.threadmark.mail.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Date} (RFC 5322, 3.3 and the obsolete forms of 4.3: two-digit years, named zones),
 * the order of {@code asctime}, and ISO 8601. Anything else is no date.
 */
final class MailDate {
  private static final int LIMIT = 200;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String TIME = "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?";
  private static final String ZONE = "\\s*([+-]\\s*\\d{1,2}:?\\d{2}|[A-Za-z]{1,5})?";
  private static final Pattern USUAL =
      Pattern.compile(
          "(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*([A-Za-z]{3})[a-z]*\\.?[\\s,-]*(\\d{2,4})[\\s,]+"
              + TIME
              + "(\\s*[AP]M)?"
              + ZONE);
  private static final Pattern ASCTIME =
      Pattern.compile(
          "([A-Za-z]{3})[a-z]*\\.?\\s+(\\d{1,2}),?\\s+" + TIME + ZONE + "\\s+(\\d{4})" + ZONE);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "([A-Za-z]{3})[a-z]*\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})[\\s,]+"
              + TIME
              + "(\\s*[AP]M)?"
              + ZONE);
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[T\\s]+" + TIME + ZONE);

  /** RFC 5322, 4.3; other names, the military letters included, are as good as unknown. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("EDT", -4),
          Map.entry("EST", -5),
          Map.entry("CDT", -5),
          Map.entry("CST", -6),
          Map.entry("MDT", -6),
          Map.entry("MST", -7),
          Map.entry("PDT", -7),
          Map.entry("PST", -8),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("MET", 1),
          Map.entry("CEST", 2),
          Map.entry("MEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("JST", 9));

  private MailDate() {}

  static Optional<Instant> read(String header) {
    String start = header.substring(0, Math.min(LIMIT, header.length()));
    String text = start.replaceAll("\\([^()]*\\)", " ").replaceAll("\\s+", " ").strip();
    try {
      return usual(text)
          .or(() -> asctime(text))
          .or(() -> monthFirst(text))
          .or(() -> iso(text))
          .filter(instant -> instant.isAfter(Instant.EPOCH));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> usual(String text) {
    Matcher m = USUAL.matcher(text);
    return m.find()
        ? instant(year(m.group(3)), month(m.group(2)), number(m.group(1)), time(m, 4), m.group(8))
        : Optional.empty();
  }

  private static Optional<Instant> monthFirst(String text) {
    Matcher m = MONTH_FIRST.matcher(text);
    return m.find()
        ? instant(year(m.group(3)), month(m.group(1)), number(m.group(2)), time(m, 4), m.group(8))
        : Optional.empty();
  }

  /** The time from three groups, and a fourth with AM or PM. */
  private static String time(Matcher m, int group) {
    int hour = number(m.group(group));
    if (m.group(group + 3) != null) {
      boolean afternoon = m.group(group + 3).strip().equalsIgnoreCase("pm");
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    return hour + ":" + m.group(group + 1) + ":" + m.group(group + 2);
  }

  private static Optional<Instant> asctime(String text) {
    Matcher m = ASCTIME.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    String time = m.group(3) + ":" + m.group(4) + ":" + m.group(5);
    String zone = m.group(6) != null ? m.group(6) : m.group(8);
    return instant(year(m.group(7)), month(m.group(1)), number(m.group(2)), time, zone);
  }

  private static Optional<Instant> iso(String text) {
    Matcher m = ISO.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    String time = m.group(4) + ":" + m.group(5) + ":" + m.group(6);
    return instant(number(m.group(1)), number(m.group(2)), number(m.group(3)), time, m.group(7));
  }

  private static Optional<Instant> instant(int year, int month, int day, String time, String zone) {
    if (month == 0) {
      return Optional.empty();
    }
    String[] parts = time.split(":");
    int second = parts[2].equals("null") ? 0 : Math.min(59, number(parts[2]));
    return Optional.of(
        LocalDateTime.of(year, month, day, number(parts[0]), number(parts[1]), second)
            .toInstant(offset(zone)));
  }

  private static int year(String digits) {
    int year = number(digits);
    // RFC 5322, 4.3: 00 to 49 are of this century, 50 to 999 count from 1900.
    return year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static ZoneOffset offset(String zone) {
    if (zone == null || Character.isLetter(zone.charAt(0))) {
      String name = zone == null ? "" : zone.toUpperCase(Locale.ROOT);
      return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
    }
    String digits = zone.replaceAll("\\D", "");
    int minutes = number(digits.substring(digits.length() - 2));
    int hours = number(digits.substring(0, digits.length() - 2));
    int total = hours * 60 + minutes;
    return total > 18 * 60
        ? ZoneOffset.UTC
        : ZoneOffset.ofTotalSeconds(60 * (zone.charAt(0) == '-' ? -total : total));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
