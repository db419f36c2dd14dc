package dev.threadmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.SetClock;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which trace a bell is in. */
class WebhookTraceTest {
  private static final String FRESH = "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01";
  private static final String TOLD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
  private static final Doorbell BELL =
      new Doorbell(
          new MailboxId("acme", new Address("support@acme.example")), Doorbell.Why.NOTIFICATION);

  private final List<String> messages = new ArrayList<>();
  private final Webhook webhook =
      new Webhook(
          Map.of("/x", (request, now) -> new Ring.Rung(List.of(BELL, BELL), List.of())),
          messages::add,
          new SetClock(),
          () -> TraceParent.parse(FRESH).orElseThrow());

  @Test
  void aBellIsInTheTraceOfTheRequestThatRang() {
    assertEquals(List.of(TOLD, TOLD), traces(Map.of("traceparent", TOLD)));
  }

  @Test
  void whereARequestHasNoneTheBellsOfItAreInOneNewTrace() {
    assertEquals(List.of(FRESH, FRESH), traces(Map.of()));
    assertEquals(FRESH, traces(Map.of("traceparent", TOLD + "-more")).get(0));
  }

  @Test
  void whatAmazonSaysIsSecondBest() {
    String header = "Root=1-5759e988-bd862e3fe1be46a994272793";
    String mapped = "00-5759e988bd862e3fe1be46a994272793-" + "b".repeat(16) + "-01";
    assertEquals(mapped, traces(Map.of("x-amzn-trace-id", header)).get(0));
    assertEquals(TOLD, traces(Map.of("x-amzn-trace-id", header, "traceparent", TOLD)).get(0));
  }

  private List<String> traces(Map<String, String> headers) {
    messages.clear();
    webhook.answer(new Request("POST", "/x", Map.of(), headers, new byte[0]));
    return messages.stream()
        .map(Doorbells::read)
        .map(Doorbells.Sent::traceparent)
        .map(Optional::orElseThrow)
        .toList();
  }
}
