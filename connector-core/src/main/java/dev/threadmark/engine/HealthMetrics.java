package dev.threadmark.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Health as gauges in Prometheus' text format. A gauge that is not known is left out.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
public final class HealthMetrics {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private HealthMetrics() {}

  public static String of(List<Health.Line> lines, Instant now) {
    StringBuilder text = new StringBuilder();
    gauge(
        text,
        "threadmark_reconciled_lag_seconds",
        "Age of the time up to which all mail is handled.",
        lines,
        line -> line.lag().map(lag -> lag.toSeconds()));
    gauge(
        text,
        "threadmark_watch_left_seconds",
        "Time until the provider stops to ring.",
        lines,
        line -> line.watchedUntil().map(until -> until.getEpochSecond() - now.getEpochSecond()));
    gauge(
        text,
        "threadmark_quarantined_mails",
        "Mails that wait in the quarantine.",
        lines,
        line -> Optional.of(line.quarantined()));
    gauge(
        text,
        "threadmark_mailbox_well",
        "1 if there is nothing to do about the mailbox.",
        lines,
        line -> Optional.of(line.well() ? 1L : 0L));
    return text.toString();
  }

  private static void gauge(
      StringBuilder text,
      String name,
      String help,
      List<Health.Line> lines,
      Function<Health.Line, Optional<Long>> value) {
    text.append("# HELP %s %s%n# TYPE %s gauge%n".formatted(name, help, name).replace("\r", ""));
    for (Health.Line line : lines) {
      value
          .apply(line)
          .ifPresent(
              number ->
                  text.append(name)
                      .append("{mailbox=\"")
                      .append(line.mailbox().toString().replaceAll("[\\\\\"\\n]", "_"))
                      .append("\"} ")
                      .append(number)
                      .append('\n'));
    }
  }
}
