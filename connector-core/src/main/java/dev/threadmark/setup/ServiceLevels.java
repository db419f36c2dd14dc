package dev.threadmark.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.ticket.ServiceLevel;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service level as settings write it: {@code {"hours":8,"open":"Mon-Fri
 * 09:00-17:00","zone":"Europe/Berlin","holidays":["2026-12-25"]}}. Only {@code hours} is required.
 */
final class ServiceLevels {
  static final String EXAMPLE =
      "an object such as {\"hours\":8,\"open\":\"Mon-Fri 09:00-17:00\",\"zone\":\"Europe/Berlin\","
          + "\"holidays\":[\"2026-12-25\"]}";

  private static final Pattern OPEN =
      Pattern.compile("(\\w{3})-(\\w{3}) (\\d{2}:\\d{2})-(\\d{2}:\\d{2})");
  private static final Set<String> FIELDS = Set.of("hours", "open", "zone", "holidays");

  private ServiceLevels() {}

  /** Empty for one that makes no sense. */
  static Optional<ServiceLevel> read(JsonNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    Matcher open = OPEN.matcher(node.path("open").asText("Mon-Sun 00:00-00:00"));
    if (!FIELDS.containsAll(names) || !node.path("hours").isNumber() || !open.matches()) {
      return Optional.empty();
    }
    try {
      Set<LocalDate> holidays = new HashSet<>();
      node.path("holidays").forEach(day -> holidays.add(LocalDate.parse(day.asText())));
      return Optional.of(
          new ServiceLevel(
              Duration.ofMinutes(Math.round(node.path("hours").asDouble() * 60)),
              days(open.group(1), open.group(2)),
              LocalTime.parse(open.group(3)),
              LocalTime.parse(open.group(4)),
              ZoneId.of(node.path("zone").asText("UTC")),
              holidays));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** From one day to another, over the weekend if need be. */
  private static Set<DayOfWeek> days(String from, String to) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    DayOfWeek day = day(from);
    days.add(day);
    while (day != day(to)) {
      day = day.plus(1);
      days.add(day);
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equalsIgnoreCase(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("no day of the week");
  }
}
