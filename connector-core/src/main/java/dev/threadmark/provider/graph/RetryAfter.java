package dev.threadmark.provider.graph;

import com.microsoft.kiota.ResponseHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code Retry-After}: whole seconds, fractional ones as Outlook sends them ({@code 2.128}), or a
 * date, which is measured against the answer's own {@code Date}.
 */
record RetryAfter(Optional<Duration> after) {
  static final RetryAfter NONE = new RetryAfter(Optional.empty());
  private static final double MAX_SECONDS = 86_400;

  static RetryAfter of(ResponseHeaders headers) {
    return headers == null
        ? NONE
        : parse(first(headers.get("Retry-After")), first(headers.get("Date")));
  }

  /** From headers whose names may have any case. */
  static RetryAfter of(Map<String, String> headers) {
    return parse(find(headers, "Retry-After"), find(headers, "Date"));
  }

  private static Optional<String> first(Set<String> values) {
    return values == null ? Optional.empty() : values.stream().findFirst();
  }

  private static Optional<String> find(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static RetryAfter parse(Optional<String> value, Optional<String> date) {
    if (value.isEmpty()) {
      return NONE;
    }
    String text = value.get().strip();
    try {
      double seconds = Double.parseDouble(text);
      return seconds >= 0
          ? new RetryAfter(
              Optional.of(Duration.ofMillis((long) (Math.min(seconds, MAX_SECONDS) * 1000))))
          : NONE;
    } catch (NumberFormatException e) {
      Optional<Instant> until = instant(text);
      Instant now = date.flatMap(RetryAfter::instant).orElseGet(Instant::now);
      return new RetryAfter(
          until.map(at -> at.isBefore(now) ? Duration.ZERO : Duration.between(now, at)));
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
