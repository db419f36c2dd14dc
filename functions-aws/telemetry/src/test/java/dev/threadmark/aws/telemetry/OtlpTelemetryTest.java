package dev.threadmark.aws.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.TraceParent;
import dev.threadmark.telemetry.WatchedDesk;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From the webhook's request to what a collector receives. */
class OtlpTelemetryTest {
  private static final String MAIL =
      "From: c@customer.example\nMessage-ID: <m@x.example>\nSubject: s\n\nhello\n";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void oneTraceLeadsFromTheRequestThatRangToTheMail() {
    try (Collector collector = new Collector(200);
        OtlpTelemetry otlp = to(collector)) {
      WatchedDesk desk = desk(otlp);
      desk.answer(desk.rung(Map.of("traceparent", TRACE)));
      otlp.flush();

      assertEquals(Set.of("0af7651916cd43dd8448eb211c80319c"), traces(collector));
      assertEquals(
          List.of("b7ad6b7169203331", "answer doorbell", "handle page", "mail"),
          ancestors(collector, named(collector, "mail")));
      assertTrue(collector.metrics().contains("threadmark.mails"));
      assertEquals(Set.of("a b+c"), Set.copyOf(collector.keys()));
    }
  }

  @Test
  void aRequestWithoutATraceBeginsOne() {
    try (Collector collector = new Collector(200);
        OtlpTelemetry otlp = to(collector)) {
      WatchedDesk desk = desk(otlp);
      String message = desk.rung(Map.of());
      desk.answer(message);
      otlp.flush();

      String drawn = message.replaceAll(".*\"traceparent\":\"([^\"]*)\".*", "$1");
      assertEquals(Set.of(TraceParent.parse(drawn).orElseThrow().trace()), traces(collector));
    }
  }

  @Test
  void aCountIsToldOnceAndNotAnewAfterEveryRun() {
    try (Collector collector = new Collector(200);
        OtlpTelemetry otlp = to(collector)) {
      WatchedDesk desk = desk(otlp);
      desk.answer(desk.rung(Map.of()));
      otlp.flush();
      otlp.flush();
      assertEquals(1, Collections.frequency(collector.metrics(), "threadmark.mails"));
    }
  }

  @Test
  void aCollectorThatFailsCostsNoMail() {
    try (Collector collector = new Collector(400);
        OtlpTelemetry otlp = to(collector)) {
      WatchedDesk desk = desk(otlp);
      assertEquals(new Outcome.Done(1), desk.answer(desk.rung(Map.of())));
      otlp.flush();
      assertTrue(!collector.spans().isEmpty());
    }
  }

  @Test
  void withoutAnEndpointNothingIsRecorded() {
    try (OtlpTelemetry otlp = OtlpTelemetry.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " "))) {
      assertSame(OpenTelemetry.noop(), otlp.openTelemetry());
      otlp.flush();
    }
  }

  private static OtlpTelemetry to(Collector collector) {
    return OtlpTelemetry.of(
        Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            collector.endpoint(),
            "OTEL_EXPORTER_OTLP_HEADERS",
            "x-other=1, x-key=a%20b+c"));
  }

  private static WatchedDesk desk(OtlpTelemetry otlp) {
    WatchedDesk desk = new WatchedDesk(otlp.openTelemetry());
    desk.deliver("id-1", MAIL);
    return desk;
  }

  private static Set<String> traces(Collector collector) {
    return collector.spans().stream().map(Collector.Span::trace).collect(Collectors.toSet());
  }

  private static Collector.Span named(Collector collector, String name) {
    return collector.spans().stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Names from the outermost in; first of all the id of the parent that nobody exported. */
  private static List<String> ancestors(Collector collector, Collector.Span span) {
    List<String> names =
        collector.spans().stream()
            .filter(one -> one.id().equals(span.parent()))
            .findFirst()
            .map(parent -> ancestors(collector, parent))
            .orElseGet(() -> List.of(span.parent()));
    return Stream.concat(names.stream(), Stream.of(span.name())).toList();
  }
}
