package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphBell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Graph's webhook: no bell without the very {@code clientState} that we gave to that mailbox. */
final class GraphRequests implements Target.Check {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final MailboxId SUPPORT = mailbox("support@acme.example");
  private static final MailboxId SALES = mailbox("sales@acme.example");
  private static final ClientState OURS = states("the secret of this test");
  static final ClientState THEIRS = states("another secret of theirs");
  private static final List<String> STATES =
      List.of(
          OURS.of(SUPPORT),
          OURS.of(SALES),
          THEIRS.of(SUPPORT),
          OURS.of(mailbox("stranger@acme.example")),
          ClientState.name(SALES) + OURS.of(SUPPORT).substring(16),
          ClientState.name(SUPPORT) + ".");
  private static final List<String> ITEMS =
      List.of(
          "{\"subscriptionId\":\"s1\",\"clientState\":\"%s\",\"changeType\":\"created\"}",
          "{\"subscriptionId\":\"s1\",\"clientState\":\"%s\",\"lifecycleEvent\":\"missed\"}",
          "{\"subscriptionId\":\"old\",\"clientState\":\"%s\",\"changeType\":null}",
          "{\"subscriptionId\":7,\"clientState\":[\"%s\"]}",
          "{\"clientState\":{\"clientState\":\"%s\"},\"clientState\":7}",
          "\"%s\"");

  private final GraphBell bell;

  GraphRequests() {
    this(OURS);
  }

  /**
   * @param believed the states that the webhook takes for ours
   */
  GraphRequests(ClientState believed) {
    bell = new GraphBell(believed, List.of(SUPPORT, SALES), id -> !id.equals("old"));
  }

  @Override
  public void of(byte[] input) {
    Dice dice = new Dice(input);
    boolean up = dice.below(16) != 15;
    String method = dice.below(16) == 15 ? "GET" : "POST";
    String path = dice.below(16) == 15 ? "/other" : "/bell";
    int query = dice.below(8);
    String body = body(dice);
    Map<String, String> queries = query == 7 ? Map.of("validationToken", dice.rest()) : Map.of();
    // Text of one char a byte: bytes that are no UTF-8 come through as they are.
    Request request =
        new Request(method, path, queries, Map.of(), body.getBytes(StandardCharsets.ISO_8859_1));
    Rings rings = Rings.of(bell, request, NOW, up);
    Set<String> states = states(request.body());
    for (Doorbell bell : rings.put()) {
      assertTrue(states.contains(OURS.of(bell.mailbox())), "a forged clientState rang a bell");
    }
    if (input.length == 0) {
      assertEquals(1, rings.put().size(), "a genuine request rang no bell");
    }
  }

  private static String body(Dice dice) {
    if (dice.below(8) == 7) {
      return dice.rest();
    }
    StringBuilder items = new StringBuilder();
    for (int left = dice.below(3); left >= 0; left--) {
      String state = Edits.of(dice.one(STATES), dice);
      items.append(items.length() == 0 ? "" : ",").append(dice.one(ITEMS).formatted(state));
    }
    return Edits.of("{\"value\":[" + items + "]}", dice);
  }

  /** Everything that stands in a {@code clientState}. */
  private static Set<String> states(byte[] body) {
    Set<String> states = new HashSet<>();
    try {
      for (JsonNode item : JSON.readTree(body).path("value")) {
        states.add(item.path("clientState").textValue());
      }
    } catch (IOException e) {
      return Set.of();
    }
    return states;
  }

  private static MailboxId mailbox(String address) {
    return new MailboxId("acme", new Address(address));
  }

  private static ClientState states(String secret) {
    return new ClientState(secret.getBytes(StandardCharsets.UTF_8));
  }
}
