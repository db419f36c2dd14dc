package dev.threadmark.local.runtime;

import dev.threadmark.telemetry.JsonLines;
import dev.threadmark.telemetry.LogContext;
import dev.threadmark.telemetry.Telemetry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.util.Map;

/**
 * On a laptop nothing is recorded, unless {@code THREADMARK_LOG} is {@code json}: then the log goes
 * to standard error as lines of JSON, and spans and metrics to an agent if one is attached.
 */
public final class LocalTelemetry {
  private LocalTelemetry() {}

  public static Telemetry of(Map<String, String> environment) {
    if (!"json".equals(environment.get("THREADMARK_LOG"))) {
      return Telemetry.NONE;
    }
    JsonLines.install(System.err, LogContext::now);
    return Telemetry.over(GlobalOpenTelemetry.get());
  }
}
