package dev.threadmark.telemetry;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Health;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.time.Instant;

/**
 * How every mailbox is, as the keeper finds it: gauges, and a line a mailbox in the log for those
 * who have alarms on that. What is not known is left out.
 */
final class Gauges {
  private static final System.Logger LOG = System.getLogger(Gauges.class.getName());

  private final LongGauge lag;
  private final LongGauge watchLeft;
  private final LongGauge quarantine;
  private final LongGauge outboxAge;

  Gauges(Meter meter) {
    lag =
        gauge(
            meter,
            "threadmark.reconciled.lag",
            "s",
            "Age of the time up to which all mail is handled.");
    watchLeft =
        gauge(meter, "threadmark.watch.left", "s", "Time until the provider stops to ring.");
    quarantine =
        gauge(meter, "threadmark.quarantine", "{mail}", "Mails that wait in the quarantine.");
    outboxAge =
        gauge(meter, "threadmark.outbox.age", "s", "For how long the oldest mail has been due.");
  }

  /** The keeper has done its work by then: what fails here is not to undo that. */
  void show(Engine engine, Instant now) {
    try {
      engine.health().look().forEach(line -> show(line, now));
      Duration overdue = engine.outbox().overdue(now);
      outboxAge.set(overdue.toSeconds());
      LogFields fields = new LogFields().with("outboxAgeSeconds", overdue.toSeconds());
      LOG.log(System.Logger.Level.INFO, "outbox {0}", fields);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING, "no gauges this time: {0}", e.getClass().getSimpleName());
    }
  }

  private void show(Health.Line line, Instant now) {
    String mailbox = Names.of(line.mailbox());
    Attributes which = Attributes.of(Names.MAILBOX, mailbox);
    LogFields fields = new LogFields().with("mailbox", mailbox).with("well", line.well());
    line.lag().map(Duration::toSeconds).ifPresent(seconds -> lag.set(seconds, which));
    line.lag().ifPresent(late -> fields.with("lagSeconds", late.toSeconds()));
    line.watchedUntil()
        .map(until -> until.getEpochSecond() - now.getEpochSecond())
        .ifPresent(
            left -> {
              watchLeft.set(left, which);
              fields.with("watchLeftSeconds", left);
            });
    quarantine.set(line.quarantined(), which);
    fields.with("quarantined", line.quarantined());
    LOG.log(System.Logger.Level.INFO, "mailbox {0}", fields);
  }

  private static LongGauge gauge(Meter meter, String name, String unit, String what) {
    return meter.gaugeBuilder(name).ofLongs().setUnit(unit).setDescription(what).build();
  }
}
