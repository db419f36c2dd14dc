package dev.threadmark.aws.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The SDK with exporters to one endpoint; apart, so that it is loaded only where it is wanted. */
final class OtlpSdk {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** It goes out at the end of each run; a timer would only run while the function does. */
  private static final Duration NEVER = Duration.ofDays(1);

  private OtlpSdk() {}

  static OpenTelemetrySdk to(String endpoint, Map<String, String> environment) {
    String base = endpoint.replaceAll("/+$", "");
    Map<String, String> headers =
        headers(environment.getOrDefault("OTEL_EXPORTER_OTLP_HEADERS", ""));
    Resource resource = resource(environment);
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(resource)
                .setIdGenerator(new FreshIds())
                .addSpanProcessor(
                    BatchSpanProcessor.builder(spans(base, headers))
                        .setScheduleDelay(NEVER)
                        .build())
                .build())
        .setMeterProvider(
            SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(
                    PeriodicMetricReader.builder(metrics(base, headers)).setInterval(NEVER).build())
                .build())
        .build();
  }

  private static OtlpHttpSpanExporter spans(String base, Map<String, String> headers) {
    OtlpHttpSpanExporterBuilder spans =
        OtlpHttpSpanExporter.builder().setEndpoint(base + "/v1/traces").setTimeout(PATIENCE);
    headers.forEach(spans::addHeader);
    return spans.build();
  }

  private static OtlpHttpMetricExporter metrics(String base, Map<String, String> headers) {
    OtlpHttpMetricExporterBuilder metrics =
        OtlpHttpMetricExporter.builder()
            .setEndpoint(base + "/v1/metrics")
            .setTimeout(PATIENCE)
            .setAggregationTemporalitySelector(AggregationTemporalitySelector.deltaPreferred());
    headers.forEach(metrics::addHeader);
    return metrics.build();
  }

  private static Resource resource(Map<String, String> environment) {
    String function = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "threadmark");
    String name = environment.getOrDefault("OTEL_SERVICE_NAME", function);
    return Resource.getDefault()
        .merge(Resource.create(Attributes.builder().put("service.name", name).build()));
  }

  private static Map<String, String> headers(String setting) {
    Map<String, String> headers = new HashMap<>();
    for (String pair : setting.split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        // A plus is a plus there, as in a path.
        String value = pair.substring(equals + 1).strip().replace("+", "%2B");
        headers.put(
            pair.substring(0, equals).strip(), URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return headers;
  }
}
