package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subscriptions and their notifications. */
class GraphSandboxSubscriptionsTest extends SandboxTest {

  @Test
  void shakesHandsWithBothAddressesBeforeItSubscribes() {
    assertEquals(201, subscribe("created", Duration.ofHours(2)).statusCode());

    assertEquals(2, webhook.handshakes.size());
    assertTrue(webhook.handshakes.get(0).startsWith("Validation: Testing client application"));
  }

  @Test
  void takesNo202ForAHandshake() {
    webhook.handshakeStatus = 202;

    var answer = subscribe("created", Duration.ofHours(2));

    assertEquals(400, answer.statusCode());
    assertEquals("ValidationError", GraphClient.json(answer).at("/error/code").asText());
  }

  @Test
  void raisesAShortExpiryWithoutAWord() {
    JsonNode json = GraphClient.json(subscribe("created", Duration.ofMinutes(1)));

    Instant until = Instant.parse(json.path("expirationDateTime").asText());
    assertTrue(until.isAfter(Instant.now().plus(Duration.ofMinutes(40))));
  }

  @Test
  void ringsForNewMailInFewRequestsWithIdsAsTheSubscriptionPrefers() {
    subscribe("created", Duration.ofHours(2), "Prefer", IMMUTABLE);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add(deliver(mail(i)));
    }
    sandbox.drainNotifications();

    List<JsonNode> items = items();
    assertEquals(ids, items.stream().map(item -> item.at("/resourceData/id").asText()).toList());
    assertTrue(webhook.bodies.size() < 50, "several items in a request");
    JsonNode item = items.get(0);
    assertEquals("our state", item.path("clientState").asText());
    assertEquals("created", item.path("changeType").asText());
    assertFalse(item.has("id"));
    assertTrue(item.path("subscriptionExpirationDateTime").asText().endsWith("+00:00"));
  }

  @Test
  void ringsAgainWhereTheEndpointIsIll() {
    subscribe("created", Duration.ofHours(2));
    webhook.refusals = 2;
    deliver(mail(1));
    sandbox.drainNotifications();

    assertEquals(1, items().size());
  }

  @Test
  void givesUpOnAnEndpointThatStaysIll() {
    subscribe("created", Duration.ofHours(2));
    webhook.refusals = 1000;
    deliver(mail(1));
    sandbox.drainNotifications();

    assertEquals(0, items().size());
  }

  @Test
  void ringsForEveryOwnChangeToThoseWhoAskForUpdates() {
    subscribe("created,updated", Duration.ofHours(2));
    String id = deliver(mail(1));
    client.send("PATCH", USER + "/messages/" + id, "{\"categories\":[\"Red\"]}");
    sandbox.drainNotifications();

    assertEquals(
        List.of("created", "updated"),
        items().stream().map(i -> i.path("changeType").asText()).toList());
  }

  @Test
  void takesDuplicatesSoThatEverythingRingsTwice() {
    subscribe("created", Duration.ofHours(2));
    subscribe("created", Duration.ofHours(2));
    deliver(mail(1));
    sandbox.drainNotifications();

    assertEquals(2, items().size());
    assertEquals(2, client.get("/subscriptions").path("value").size());
  }

  @Test
  void tellsLifecycleEventsAsRecordedAndForgetsWhatIsRemoved() {
    subscribe("created", Duration.ofHours(2));
    sandbox.lifecycle(ADDRESS, "missed");
    sandbox.lifecycle(ADDRESS, "subscriptionRemoved");
    sandbox.drainNotifications();

    assertEquals(
        List.of("missed", "subscriptionRemoved"),
        items().stream().map(item -> item.path("lifecycleEvent").asText()).toList());
    assertTrue(items().get(0).has("organizationId") && !items().get(0).has("tenantId"));
    assertEquals(List.of(), sandbox.subscriptionsOf(ADDRESS));
  }

  @Test
  void changesNoLifecycleAddressAfterwards() {
    String id = GraphClient.json(subscribe("created", Duration.ofHours(2))).path("id").asText();

    assertEquals(
        400,
        client
            .send(
                "PATCH",
                "/subscriptions/" + id,
                "{\"lifecycleNotificationUrl\":\"http://127.0.0.1/\"}")
            .statusCode());
    assertEquals(
        204, client.send("POST", "/subscriptions/" + id + "/reauthorize", "").statusCode());
    assertEquals(204, client.send("DELETE", "/subscriptions/" + id, "").statusCode());
    assertEquals(404, client.send("DELETE", "/subscriptions/" + id, "").statusCode());
  }

  private java.net.http.HttpResponse<byte[]> subscribe(
      String changeType, Duration lifetime, String... headers) {
    String body =
        """
        {"changeType":"%s","notificationUrl":"%s","lifecycleNotificationUrl":"%s",
         "resource":"users/%s/mailFolders('inbox')/messages","clientState":"our state",
         "expirationDateTime":"%s"}"""
            .formatted(
                changeType, webhook.url(), webhook.url(), ADDRESS, Instant.now().plus(lifetime));
    return client.send("POST", "/subscriptions", body, headers);
  }

  private List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    try {
      for (String body : webhook.bodies) {
        new ObjectMapper().readTree(body).path("value").forEach(items::add);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return items;
  }
}
