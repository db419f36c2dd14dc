package dev.threadmark.aws.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * OpenTelemetry for a function that is frozen between its runs: what is recorded goes out at the
 * end of each, by OTLP over HTTP (protobuf). Exists only where {@code OTEL_EXPORTER_OTLP_ENDPOINT}
 * is set; without, nothing is loaded and nothing recorded. Further settings: {@code
 * OTEL_EXPORTER_OTLP_HEADERS} ({@code name=value,...}, values percent-encoded) and {@code
 * OTEL_SERVICE_NAME}, which is the function's name where it is not set.
 *
 * <p>Counts are told as differences, so that those of many short lives add up. It is not the global
 * instance: what a library records by itself is not ours to export.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OTLP exporter
 *     settings</a>
 */
public final class OtlpTelemetry implements AutoCloseable {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final long PATIENCE_MILLIS = 2_000;

  private final Optional<OpenTelemetrySdk> sdk;

  private OtlpTelemetry(Optional<OpenTelemetrySdk> sdk) {
    this.sdk = sdk;
  }

  public static OtlpTelemetry of(Map<String, String> environment) {
    return new OtlpTelemetry(
        Optional.ofNullable(environment.get(ENDPOINT))
            .filter(endpoint -> !endpoint.isBlank())
            .map(endpoint -> OtlpSdk.to(endpoint, environment)));
  }

  /** What records; one that does nothing where no endpoint is set. */
  public OpenTelemetry openTelemetry() {
    return sdk.<OpenTelemetry>map(one -> one).orElseGet(OpenTelemetry::noop);
  }

  /**
   * Sends what was recorded since the last time, for two seconds at most. To be called at the end
   * of each run, also of one that failed. Throws nothing: a collector that is down costs no mail.
   */
  public void flush() {
    sdk.ifPresent(
        one ->
            CompletableResultCode.ofAll(
                    List.of(
                        one.getSdkTracerProvider().forceFlush(),
                        one.getSdkMeterProvider().forceFlush()))
                .join(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    sdk.ifPresent(OpenTelemetrySdk::close);
  }
}
