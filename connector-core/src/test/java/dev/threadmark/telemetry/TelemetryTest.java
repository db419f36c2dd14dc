package dev.threadmark.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three good mails and a broken one, and what is recorded of them. */
class TelemetryTest {
  private static final String MAILBOX = Names.of(OneMailbox.ID);
  private final Recorded recorded = new Recorded();
  private final WatchedDesk desk = new WatchedDesk(recorded.sdk);

  @BeforeEach
  void deliver() {
    for (int i = 0; i < 3; i++) {
      desk.provider.deliver(
          "id-" + i,
          "From: c%d@customer.example\nMessage-ID: <m%d@x.example>\nSubject: s\n\nhello %d\n"
              .formatted(i, i, i));
    }
    desk.provider.deliverBroken("id-broken");
  }

  @Test
  void allFromTheBellToTheMailIsInTheTraceOfTheRequestThatRang() {
    desk.ring();

    for (String name : List.of("answer doorbell", "fetch page", "handle page", "stamp", "mail")) {
      assertTrue(!recorded.spans(name).isEmpty(), name);
      recorded.spans(name).forEach(span -> assertEquals(WatchedDesk.TRACE, span.getTraceId()));
    }
    assertEquals(WatchedDesk.SPAN, recorded.span("answer doorbell").getParentSpanId());
  }

  @Test
  void aPageFetchedAheadIsBelowTheBellAndNotBelowThePageInHand() {
    desk.ring();

    String bell = recorded.span("answer doorbell").getSpanId();
    assertEquals(2, recorded.spans("handle page").size());
    recorded.spans("fetch page").forEach(span -> assertEquals(bell, span.getParentSpanId()));
    List<String> pages = recorded.spans("handle page").stream().map(SpanData::getSpanId).toList();
    recorded.spans("mail").forEach(span -> assertTrue(pages.contains(span.getParentSpanId())));
  }

  @Test
  void mailsAreCountedByDecision() {
    desk.ring();

    assertEquals(
        Map.of("open", 3L, "quarantine", 1L), recorded.values("threadmark.mails", Names.DECISION));
    assertEquals(4, recorded.span("answer doorbell").getAttributes().get(Names.MAILS));
    assertEquals(Map.of("done", 1L), recorded.values("threadmark.bells", Names.OUTCOME));
    assertEquals(Map.of("NOTIFICATION", 1L), recorded.values("threadmark.bells", Names.WHY));
  }

  @Test
  void aProvidersThrottlesAreCountedApartFromItsOtherTroubles() {
    desk.provider.hinder("429 ApplicationThrottled");
    desk.provider.hinder("503");
    desk.ring();
    desk.ring();
    desk.ring();

    assertEquals(
        Map.of("fetch page", 1L), recorded.values("threadmark.provider.throttles", Names.CALL));
    assertEquals(2, recorded.values("threadmark.provider.calls", Names.ANSWER).get("later"));
    assertEquals(
        Map.of("done", 1L, "retry", 2L), recorded.values("threadmark.bells", Names.OUTCOME));
  }

  @Test
  void theKeeperTellsHowTheMailboxIs() {
    desk.ring();
    desk.clock.pass(Duration.ofSeconds(90));
    desk.keep();

    assertEquals(Map.of(MAILBOX, 90L), recorded.values("threadmark.reconciled.lag", Names.MAILBOX));
    assertEquals(Map.of(MAILBOX, 1L), recorded.values("threadmark.quarantine", Names.MAILBOX));
    assertTrue(recorded.values("threadmark.watch.left", Names.MAILBOX).get(MAILBOX) > 86_400);
    assertEquals(Map.of("null", 0L), recorded.values("threadmark.outbox.age", Names.MAILBOX));
  }

  @Test
  void everyMetricHasItsUnit() {
    desk.ring();
    desk.keep();

    recorded
        .collected()
        .forEach(
            metric -> assertTrue(metric.getUnit().matches("s|\\{\\w+}"), () -> metric.getName()));
  }
}
