package dev.threadmark.api;

import static dev.threadmark.api.ApiDesk.SUPPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Family;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Splitting a message off and undoing a merge, as the API lets people do it. */
class RegroupingTest {
  private static final Contract CONTRACT = Contract.read();
  private static final Contract.Operation ACT =
      CONTRACT.operation("POST", "mailboxes/{tenant}/{address}/tickets/{ticket}/acts");

  private final ApiDesk desk = new ApiDesk();
  private final TicketId lamp = desk.tickets.get(SUPPORT);

  @BeforeEach
  void anAnswerThatIsAboutSomethingElse() {
    assertEquals(
        lamp,
        desk.deliver(SUPPORT, "bill@customer.example", "Re: The lamp", "first@customer.example"));
    journalled(lamp);
  }

  @Test
  void anAgentSplitsAMessageOffAndIsToldWhereItIs() {
    String message = ticket(lamp).at("/messages/1/id").asText();
    Response done = act("agent", lamp, split(message), Map.of());
    assertEquals(200, done.status(), done.body());
    JsonNode own = ApiDesk.json(done);
    assertNotEquals(lamp.value(), own.path("ticket").asText());
    assertEquals(message, own.at("/messages/0/id").asText());
    assertEquals("moved", own.at("/messages/0/rule").asText());
    assertEquals(List.of(lamp.value()), texts(own.path("links")));
    assertEquals(1, ticket(lamp).path("messages").size());
    JsonNode last = ticket(lamp).path("events").get(ticket(lamp).path("events").size() - 1);
    assertEquals("MessageLeft", last.path("event").asText());
    assertEquals("agent@lumen.example", last.path("by").asText());
    assertTrue(last.path("text").asText().contains(own.path("ticket").asText()));
    assertEquals(404, body(lamp, message));
    assertEquals(200, body(new TicketId(own.path("ticket").asText()), message));

    Response again = act("agent", lamp, split(message), Map.of("if-match", "\"2\""));
    assertEquals(own.path("ticket"), ApiDesk.json(again).path("ticket"));
  }

  @Test
  void whatWasNotSeenIsNotSplit() {
    String message = ticket(lamp).at("/messages/1/id").asText();
    assertEquals(412, act("agent", lamp, split(message), Map.of("if-match", "\"1\"")).status());
    assertEquals(2, ticket(lamp).path("messages").size());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    String message = ticket(lamp).at("/messages/1/id").asText();
    assertEquals(400, act("agent", lamp, "{\"act\":\"split\"}", Map.of()).status());
    assertEquals(400, act("agent", lamp, split("../" + message), Map.of()).status());
    assertEquals(
        400,
        act(
                "agent",
                lamp,
                "{\"act\":\"split\",\"message\":\"%s\",\"into\":\"x\"}".formatted(message),
                Map.of())
            .status());
    assertEquals(409, act("agent", lamp, split("0123456789abcdef0123"), Map.of()).status());
    assertEquals(409, act("agent", lamp, "{\"act\":\"unmerge\"}", Map.of()).status());
    assertEquals(403, act("viewer", lamp, split(message), Map.of()).status());
    assertEquals(404, act("stranger", lamp, split(message), Map.of()).status());
  }

  @Test
  void aMessageIsNotMovedToAnotherMailboxesTicket() {
    String message = ticket(lamp).at("/messages/1/id").asText();
    for (TicketId other : desk.tickets.values()) {
      String into =
          "{\"act\":\"split\",\"message\":\"%s\",\"into\":\"%s\"}".formatted(message, other);
      assertEquals(409, act("agent", lamp, into, Map.of()).status());
    }
    assertEquals(2, ticket(lamp).path("messages").size());
  }

  @Test
  void aMergeIsUndone() {
    TicketId chair = desk.deliver(SUPPORT, "chair@customer.example", "Chair", "");
    journalled(chair);
    act("agent", chair, "{\"act\":\"merge\",\"into\":\"%s\"}".formatted(lamp), Map.of());
    assertEquals(lamp.value(), ticket(chair).path("survivor").asText());
    assertEquals(3, ticket(lamp).path("messages").size());

    Response done = act("agent", chair, "{\"act\":\"unmerge\"}", Map.of());

    assertEquals(200, done.status(), done.body());
    assertTrue(ApiDesk.json(done).path("survivor").isNull());
    assertEquals("OPEN", ApiDesk.json(done).path("status").asText());
    assertEquals(2, ticket(lamp).path("messages").size());
    assertFalse(texts(ticket(lamp).path("absorbed")).contains(chair.value()));
    assertEquals(200, act("agent", chair, "{\"act\":\"unmerge\"}", Map.of()).status());
  }

  private Response act(String who, TicketId ticket, String body, Map<String, String> headers) {
    Response answer =
        desk.ask(who, "POST", ApiDesk.at(SUPPORT) + "tickets/" + ticket + "/acts", body, headers);
    CONTRACT.check(ACT, answer);
    return answer;
  }

  private static String split(String message) {
    return "{\"act\":\"split\",\"message\":\"%s\"}".formatted(message);
  }

  private JsonNode ticket(TicketId id) {
    return ApiDesk.json(desk.get("agent", ApiDesk.at(SUPPORT) + "tickets/" + id));
  }

  private int body(TicketId id, String message) {
    String path = ApiDesk.at(SUPPORT) + "tickets/" + id + "/messages/" + message + "/body";
    return desk.get("agent", path).status();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  /** As when its page is done: before that nothing is moved. */
  private void journalled(TicketId id) {
    List<MailMark> marks = desk.engine.tickets().marks(SUPPORT, id);
    assertEquals(
        Family.of(desk.engine.tickets(), desk.ticket(SUPPORT, id)).messages().size(), marks.size());
    desk.engine.journal().write(SUPPORT, marks, List.of());
  }
}
