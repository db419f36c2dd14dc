package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Doorbell.Why;
import dev.threadmark.provider.Refusal;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphBellTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final MailboxId SUPPORT = mailbox("support@acme.example");
  private static final MailboxId SALES = mailbox("sales@acme.example");
  private static final MailboxId STRANGER = mailbox("stranger@acme.example");
  private static final ClientState STATES = states("the secret of this test");
  private final GraphBell bell =
      new GraphBell(STATES, List.of(SUPPORT, SALES), id -> !id.equals("old"));

  @Test
  void echoesTheHandshakeAsItWasDecodedOnce() {
    String token = "Validation: Testing+client application, 100%41 Request-Id: 1";

    assertEquals(new Ring.Handshake(token), read("POST", Map.of("validationToken", token), ""));
  }

  @Test
  void ringsOncePerMailboxHoweverManyMailsCame() {
    Ring ring = read(value(change(SUPPORT, "s1"), change(SUPPORT, "s1"), change(SALES, "s2")));

    assertEquals(
        new Ring.Rung(
            List.of(new Doorbell(SUPPORT, Why.NOTIFICATION), new Doorbell(SALES, Why.NOTIFICATION)),
            List.of()),
        ring);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reauthorizationRequired", "subscriptionRemoved", "missed", "Renamed"})
  void ringsForLifecycleEventsKnownAndUnknown(String event) {
    String item =
        "{\"subscriptionId\":\"s1\",\"clientState\":\"%s\",\"lifecycleEvent\":\"%s\",\"resource\":\"\",\"organizationId\":\"t\"}"
            .formatted(STATES.of(SUPPORT), event);

    assertEquals(
        new Ring.Rung(List.of(new Doorbell(SUPPORT, Why.LIFECYCLE)), List.of()),
        read(value(change(SUPPORT, "s1"), item, change(SUPPORT, "s1"))));
  }

  @Test
  void takesWhatIsNeitherChangeNorLifecycleForALifecycleEvent() {
    String item = "{\"subscriptionId\":\"s1\",\"clientState\":\"%s\"}".formatted(STATES.of(SALES));

    assertEquals(
        new Ring.Rung(List.of(new Doorbell(SALES, Why.LIFECYCLE)), List.of()), read(value(item)));
  }

  @Test
  void believesTheGoodItemsAmongBadOnes() {
    Ring ring =
        read(
            value(
                "17",
                item("\"" + states("another secret of theirs").of(SUPPORT) + "\"", "s1"),
                change(STRANGER, "s1"),
                change(SALES, "old"),
                change(SUPPORT, "s1")));

    assertEquals(
        new Ring.Rung(
            List.of(new Doorbell(SUPPORT, Why.NOTIFICATION)),
            List.of(
                Refusal.GARBAGE,
                Refusal.CLIENT_STATE,
                Refusal.UNKNOWN_MAILBOX,
                Refusal.UNKNOWN_SUBSCRIPTION)),
        ring);
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void refusesWithoutFailing(String body, Refusal why) {
    assertEquals(new Ring.Refused(why), read(body));
  }

  static Stream<Arguments> badBodies() {
    String deep = "[".repeat(200_000);
    String good = STATES.of(SUPPORT);
    return Stream.of(
        Arguments.of("", Refusal.GARBAGE),
        Arguments.of("   ", Refusal.GARBAGE),
        Arguments.of("null", Refusal.GARBAGE),
        Arguments.of("17", Refusal.GARBAGE),
        Arguments.of("\"value\"", Refusal.GARBAGE),
        Arguments.of("[]", Refusal.GARBAGE),
        Arguments.of("{}", Refusal.GARBAGE),
        Arguments.of("{\"value\":[]}", Refusal.GARBAGE),
        Arguments.of("{\"value\":{}}", Refusal.GARBAGE),
        Arguments.of("{\"value\":[null]}", Refusal.GARBAGE),
        Arguments.of("{\"value\":[[],17,\"x\"]}", Refusal.GARBAGE),
        Arguments.of("{\"value\":[{\"clientState\":", Refusal.GARBAGE),
        Arguments.of(deep, Refusal.GARBAGE),
        Arguments.of("{\"value\":" + deep, Refusal.GARBAGE),
        Arguments.of("<xml/>", Refusal.GARBAGE),
        Arguments.of("\u0000\u0001", Refusal.GARBAGE),
        Arguments.of("1e99999999999999", Refusal.GARBAGE),
        Arguments.of("x".repeat(Request.MAX_BODY_BYTES + 1), Refusal.TOO_LARGE),
        Arguments.of(value("{}"), Refusal.CLIENT_STATE),
        Arguments.of(value(item("null", "s")), Refusal.CLIENT_STATE),
        Arguments.of(value(item("17", "s")), Refusal.CLIENT_STATE),
        Arguments.of(value(item("{\"a\":\".\"}", "s")), Refusal.CLIENT_STATE),
        Arguments.of(value(item("\"\"", "s")), Refusal.CLIENT_STATE),
        Arguments.of(value(item("\".\"", "s")), Refusal.UNKNOWN_MAILBOX),
        Arguments.of(value(item("\"" + good + "x\"", "s")), Refusal.CLIENT_STATE),
        Arguments.of(value(item("\"" + good.substring(0, 30) + "\"", "s")), Refusal.CLIENT_STATE),
        Arguments.of(value(item("\"" + good.split("\\.")[0] + ".\"", "s")), Refusal.CLIENT_STATE),
        Arguments.of(
            value(
                item(
                    "\"" + good.split("\\.")[0] + "." + STATES.of(SALES).split("\\.")[1] + "\"",
                    "s")),
            Refusal.CLIENT_STATE),
        Arguments.of(value(item("\"" + ".".repeat(100_000) + "\"", "s")), Refusal.CLIENT_STATE),
        Arguments.of(value(item("\"zz.\u00e4\u00f6\ud83d\ude00\"", "s")), Refusal.UNKNOWN_MAILBOX),
        Arguments.of(value(change(STRANGER, "s1")), Refusal.UNKNOWN_MAILBOX),
        Arguments.of(value(change(SUPPORT, "old")), Refusal.UNKNOWN_SUBSCRIPTION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "post", ""})
  void takesPostOnly(String method) {
    assertEquals(
        new Ring.Refused(Refusal.METHOD), read(method, Map.of("validationToken", "t"), ""));
  }

  @Test
  void refusesAnEmptyOrEndlessValidationToken() {
    assertEquals(
        new Ring.Refused(Refusal.GARBAGE), read("POST", Map.of("validationToken", ""), ""));
    assertEquals(
        new Ring.Refused(Refusal.GARBAGE),
        read("POST", Map.of("validationToken", "x".repeat(5000)), ""));
  }

  @Test
  void survivesARequestWithoutBody() {
    Request request = new Request("POST", "/graph", Map.of(), Map.of(), null);

    assertInstanceOf(Ring.Refused.class, bell.read(request, NOW));
  }

  @Test
  void makesStatesThatGraphTakesAndThatNameNoAddress() {
    String state = STATES.of(SUPPORT);

    assertTrue(state.matches("[0-9a-f]{16}\\.[A-Za-z0-9_-]{43}"), state);
    assertTrue(STATES.matches(state, SUPPORT));
  }

  private Ring read(String body) {
    return read("POST", Map.of(), body);
  }

  private Ring read(String method, Map<String, String> query, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return bell.read(new Request(method, "/graph", query, Map.of(), bytes), NOW);
  }

  private static String value(String... items) {
    return "{\"value\":[" + String.join(",", items) + "]}";
  }

  private static String change(MailboxId mailbox, String subscription) {
    return item("\"" + STATES.of(mailbox) + "\"", subscription);
  }

  private static String item(String state, String subscription) {
    return """
        {"subscriptionId":"%s","subscriptionExpirationDateTime":"2026-11-05T10:00:00+00:00",
         "clientState":%s,"changeType":"created","resource":"Users/u/Messages/m","tenantId":"t",
         "resourceData":{"@odata.type":"#Microsoft.Graph.Message","id":"m"}}"""
        .formatted(subscription, state);
  }

  private static ClientState states(String secret) {
    return new ClientState(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static MailboxId mailbox(String address) {
    return new MailboxId("acme", new Address(address));
  }
}
