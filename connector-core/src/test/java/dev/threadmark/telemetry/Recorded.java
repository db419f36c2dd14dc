package dev.threadmark.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** OpenTelemetry as it is, with everything that it would export kept here. */
final class Recorded {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .build();

  List<SpanData> spans(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .toList();
  }

  SpanData span(String name) {
    return spans(name).get(0);
  }

  /** Sums or last values of a metric by one attribute. */
  Map<String, Long> values(String metric, AttributeKey<String> by) {
    return collected().stream()
        .filter(data -> data.getName().equals(metric))
        .flatMap(data -> points(data).stream())
        .collect(
            Collectors.toMap(
                point -> String.valueOf(point.getAttributes().get(by)),
                LongPointData::getValue,
                Long::sum,
                TreeMap::new));
  }

  Collection<MetricData> collected() {
    return metrics.collectAllMetrics();
  }

  /** All of it, as text. */
  String text() {
    return spans.getFinishedSpanItems() + "\n" + collected();
  }

  private static Collection<? extends LongPointData> points(MetricData data) {
    return data.isEmpty() || data.getLongSumData().getPoints().isEmpty()
        ? data.getLongGaugeData().getPoints()
        : data.getLongSumData().getPoints();
  }
}
