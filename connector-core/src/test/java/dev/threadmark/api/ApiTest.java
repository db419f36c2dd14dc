package dev.threadmark.api;

import static dev.threadmark.api.ApiDesk.SUPPORT;
import static dev.threadmark.api.ApiDesk.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.desk.Answering;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.Response;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private static final String REPLY =
      "{\"mode\":\"REPLY\",\"to\":[\"kim@customer.example\"],\"text\":\"Which lamp is it?\"}";

  private final ApiDesk desk = new ApiDesk();
  private final String ticket = desk.ticketAt(SUPPORT);

  @Test
  void aViewerSeesTheListAndTheTicketWithWhyEachMailIsOnIt() {
    JsonNode list = json(desk.get("viewer", ApiDesk.at(SUPPORT) + "tickets"));
    assertEquals(1, list.path("tickets").size());
    JsonNode whole = json(desk.get("viewer", ticket));
    assertEquals("The lamp of lumen", whole.path("subject").asText());
    assertEquals("new", whole.at("/messages/0/rule").asText());
    assertFalse(whole.at("/messages/0/because").asText().isBlank());
    assertEquals("kim@customer.example", whole.at("/reply/to/0").asText());
  }

  @Test
  void aMessageIsFetchedFromItsMailboxAndMadeSafe() {
    String id = json(desk.get("viewer", ticket)).at("/messages/0/id").asText();
    JsonNode body = json(desk.get("viewer", ticket + "/messages/" + id + "/body"));
    assertTrue(body.path("html").asText().contains("It does not light."));
    assertFalse(body.path("html").asText().contains("script"));
    assertEquals("It does not light.", body.path("text").asText().strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"act":"status","status":"CLOSED"}                    | /status       | CLOSED
          {"act":"assign","to":"ana@lumen.example"}             | /assignee     | ana@lumen.example
          {"act":"tag","add":["Broken"],"remove":[]}            | /tags/0       | broken
          {"act":"priority","priority":"HIGH"}                  | /priority     | HIGH
          {"act":"watch","watching":true}                       | /watchers/0   | agent@lumen.example
          {"act":"requester","address":"lee@customer.example"}  | /requesters/0 | lee@customer.example
          {"act":"snooze","until":"2026-12-01T08:00:00Z"}       | /snoozedUntil | 2026-12-01T08:00:00Z
          {"act":"link","other":"7K3F-9QXM-2B4D"}               | /links/0      | 7K3F-9QXM-2B4D
          """)
  void anActIsDoneOnceHoweverOftenItIsAskedFor(String act, String where, String what) {
    JsonNode once = json(desk.post("agent", ticket + "/acts", act));
    JsonNode twice = json(desk.post("agent", ticket + "/acts", act));
    assertEquals(what, once.at(where).asText());
    assertEquals(once.path("seq"), twice.path("seq"));
    JsonNode last = once.path("events").get(once.path("events").size() - 1);
    assertTrue(last.toString().contains("agent@lumen.example"), last.toString());
  }

  @Test
  void aNoteWithTheSameKeyIsWrittenOnce() {
    String note = "{\"act\":\"note\",\"text\":\"He called.\"}";
    Map<String, String> key = Map.of("idempotency-key", "note-0001");
    desk.ask("agent", "POST", ticket + "/acts", note, key);
    JsonNode now = json(desk.ask("agent", "POST", ticket + "/acts", note, key));
    assertEquals(1, now.findValuesAsText("text").stream().filter("He called."::equals).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"act\":\"status\",\"status\":\"MERGED\"}",
        "{\"act\":\"note\",\"text\":\" \"}",
        "{\"act\":\"tag\",\"add\":[7]}",
        "{\"act\":\"snooze\",\"until\":\"soon\"}",
        "{\"act\":\"merge\",\"into\":\"?\"}"
      })
  void whatMakesNoSenseIsRefusedAndChangesNothing(String act) {
    Ticket before = desk.ticket(SUPPORT, desk.tickets.get(SUPPORT));
    assertEquals(400, desk.post("agent", ticket + "/acts", act).status());
    assertEquals(before, desk.ticket(SUPPORT, desk.tickets.get(SUPPORT)));
  }

  @Test
  void anActOnATicketThatHasChangedSinceIsNotDone() {
    String tag = desk.get("agent", ticket).headers().get("ETag");
    desk.post("agent", ticket + "/acts", "{\"act\":\"priority\",\"priority\":\"LOW\"}");
    Response late =
        desk.ask(
            "agent",
            "POST",
            ticket + "/acts",
            "{\"act\":\"status\",\"status\":\"CLOSED\"}",
            Map.of("if-match", tag));
    assertEquals(412, late.status());
    assertEquals(Status.OPEN, desk.ticket(SUPPORT, desk.tickets.get(SUPPORT)).status());
  }

  @Test
  void aTicketMergedByHandGoesOnInTheOther() {
    var other = desk.deliver(SUPPORT, "second@customer.example", "Another lamp", "");
    JsonNode now =
        json(
            desk.post(
                "agent",
                ApiDesk.at(SUPPORT) + "tickets/" + other + "/acts",
                "{\"act\":\"merge\",\"into\":\"%s\"}".formatted(desk.tickets.get(SUPPORT))));
    assertEquals(desk.tickets.get(SUPPORT).value(), now.path("ticket").asText());
    assertEquals(2, now.path("messages").size());
    JsonNode gone = json(desk.get("agent", ApiDesk.at(SUPPORT) + "tickets/" + other));
    assertEquals(desk.tickets.get(SUPPORT).value(), gone.path("survivor").asText());
    assertEquals(1, json(desk.get("agent", ApiDesk.at(SUPPORT) + "tickets")).at("/tickets").size());
  }

  @Test
  void anAnswerLiesInTheOutboxForTenSecondsAndIsThreaded() {
    JsonNode told = json(reply("answer-1", etag()));
    OutboxEntry entry = entry(told);
    assertEquals(ApiDesk.NOW.plus(Answering.UNDO), entry.notBefore());
    assertEquals("Re: The lamp of lumen", entry.mail().subject());
    assertEquals("first@customer.example", entry.mail().answers().get().messageId().get().value());
    assertTrue(entry.mail().text().endsWith("Kim wrote:\n> It does not light.\n"));
    assertTrue(entry.mail().replyTo().get().plusTag().isPresent());
    assertFalse(entry.mail().automatic());
  }

  @Test
  void whatIsToGoOutRingsABell() {
    reply("answer-1", etag());
    assertEquals(
        List.of("{\"mailbox\":\"lumen/support@lumen.example\",\"why\":\"OUTBOX\"}"), desk.bells);
  }

  @Test
  void aMailOfTheQuarantineIsTriedAgainAtOnce() {
    String id = json(desk.get("agent", ApiDesk.at(SUPPORT) + "quarantine")).at("/0/id").asText();
    JsonNode now =
        json(desk.post("agent", ApiDesk.at(SUPPORT) + "quarantine/" + id, "{\"do\":\"REPLAY\"}"));
    assertEquals("REPLAY", now.path("state").asText());
    assertTrue(desk.bells.get(0).contains("MANUAL"), desk.bells.toString());
    assertTrue(desk.engine.mailboxes().find(SUPPORT).get().state().replay());
  }

  @Test
  void theSameAnswerTwiceIsOneMail() {
    String tag = etag();
    JsonNode once = json(reply("answer-1", tag));
    JsonNode twice = json(reply("answer-1", tag));
    assertEquals(once, twice);
    assertEquals(1, json(desk.get("agent", ticket)).path("outgoing").size());
  }

  @Test
  void nothingIsSentWhereTheCustomerWroteMeanwhile() {
    String tag = etag();
    desk.deliver(SUPPORT, "more@customer.example", "Re: The lamp", "first@customer.example");
    Response refused = reply("answer-1", tag);
    assertEquals(409, refused.status());
    assertEquals("more@customer.example", json(refused).at("/newMessages/0/messageId").asText());
    assertEquals(0, json(desk.get("agent", ticket)).path("outgoing").size());
  }

  @Test
  void aColleaguesTagMeanwhileDoesNotHinderAnAnswer() {
    String tag = etag();
    desk.post("agent", ticket + "/acts", "{\"act\":\"priority\",\"priority\":\"LOW\"}");
    assertEquals(202, reply("answer-1", tag).status());
  }

  @Test
  void anAnswerIsTakenBackUntilSomebodySetsOutToSendIt() {
    JsonNode told = json(reply("answer-1", etag()));
    String at = ticket + "/replies/" + told.path("key").asText();
    JsonNode back = json(desk.ask("agent", "DELETE", at, "", Map.of()));
    assertEquals("TAKEN_BACK", back.path("state").asText());
    assertEquals(409, desk.ask("agent", "DELETE", at, "", Map.of()).status());
    assertEquals(OutboxEntry.State.TAKEN_BACK, entry(told).state());
  }

  @Test
  void anAnswerThatNoRowCanHoldIsRefusedInASentence() {
    String quotes = "\\\"".repeat(12_000);
    String people =
        IntStream.range(0, 50)
            .mapToObj(n -> "\"%s%d@customer.example\"".formatted("x".repeat(100), n))
            .collect(Collectors.joining(","));
    Response refused =
        desk.ask(
            "agent",
            "POST",
            ticket + "/replies",
            REPLY.replace("Which lamp is it?", quotes).replace("\"kim@customer.example\"", people),
            Map.of("if-match", etag()));
    assertEquals(409, refused.status());
    assertTrue(refused.body().contains("too long"), refused.body());
  }

  @Test
  void filesOfAnAnswerAreKeptUntilItIsSent() {
    String files =
        REPLY.replace(
            "}",
            ",\"attachments\":[{\"name\":\"a.txt\",\"type\":\"text/plain\",\"content\":\"aGVsbG8=\"}]}");
    JsonNode told =
        json(desk.ask("agent", "POST", ticket + "/replies", files, Map.of("if-match", etag())));
    OutboxKey key = new OutboxKey(told.path("key").asText());
    assertEquals(
        "a.txt (text/plain, 5 bytes)", desk.engine.outbox().enclosures().of(key).get(0) + "");
    assertEquals(List.of("a.txt"), entry(told).mail().files());
  }

  @Test
  void anAnswerNeedsToSayWhatWasSeen() {
    assertEquals(428, desk.post("agent", ticket + "/replies", REPLY).status());
  }

  @Test
  void colleaguesSeeWhoIsAnswering() {
    desk.ask("agent", "PUT", ticket + "/presence", "{\"doing\":\"ANSWERING\"}", Map.of());
    JsonNode seen = json(desk.get("admin", ticket)).path("present");
    assertEquals("agent@lumen.example", seen.at("/0/address").asText());
    desk.later(Duration.ofSeconds(61));
    assertEquals(0, json(desk.get("admin", ticket)).path("present").size());
  }

  @Test
  void whatChangedIsToldToWhomeverFollows() {
    String from = json(desk.get("viewer", ApiDesk.at(SUPPORT) + "changes")).path("next").asText();
    desk.later(Duration.ofSeconds(1));
    desk.post("agent", ticket + "/acts", "{\"act\":\"priority\",\"priority\":\"LOW\"}");
    JsonNode told =
        json(desk.get("viewer", ApiDesk.at(SUPPORT) + "changes?after=" + from)).path("changes");
    assertEquals(List.of(desk.tickets.get(SUPPORT).value()), told.findValuesAsText("ticket"));
  }

  @Test
  void whoAsksAllTheTimeMustWait() {
    Response last = null;
    for (int i = 0; i < 400 && (last == null || last.status() == 200); i++) {
      last = desk.get("viewer", "me");
    }
    assertEquals(429, last.status());
    assertEquals("1", last.headers().get("Retry-After"));
    desk.later(Duration.ofSeconds(1));
    assertEquals(200, desk.get("viewer", "me").status());
  }

  private String etag() {
    return desk.get("agent", ticket).headers().get("ETag");
  }

  private Response reply(String key, String tag) {
    return desk.ask(
        "agent",
        "POST",
        ticket + "/replies",
        REPLY,
        Map.of("if-match", tag, "idempotency-key", key));
  }

  private OutboxEntry entry(JsonNode told) {
    OutboxKey key = new OutboxKey(told.path("key").asText());
    return desk.engine.outbox().find(SUPPORT, desk.tickets.get(SUPPORT), key).orElseThrow().entry();
  }

  @Test
  void everybodySaysForThemselvesWhatTheyAreToldByMail() {
    JsonNode usual = json(desk.get("viewer", "me/preferences"));
    assertTrue(usual.at("/mail/wrote").asBoolean());
    assertFalse(usual.at("/mail/opened").asBoolean());
    String wish = "{\"mail\":{\"wrote\":false,\"opened\":true}}";
    JsonNode said = json(desk.ask("agent", "PUT", "me/preferences", wish, Map.of()));
    assertEquals(said, json(desk.get("agent", "me/preferences")));
    assertFalse(said.at("/mail/wrote").asBoolean());
    assertTrue(said.at("/mail/opened").asBoolean());
    assertTrue(said.at("/mail/due").asBoolean());
    assertEquals(usual, json(desk.get("viewer", "me/preferences")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"mail\":true}",
        "{\"mail\":{\"wrote\":1}}",
        "{\"mail\":{\"weather\":true}}",
        "{\"mail\":{},\"more\":1}"
      })
  void aWishThatMakesNoSenseIsRefused(String wish) {
    assertEquals(400, desk.ask("agent", "PUT", "me/preferences", wish, Map.of()).status());
  }

  @Test
  void whoMayAnswerIsKnownFromTheirFirstVisitAndAViewerIsNot() {
    desk.get("agent", "me");
    desk.get("viewer", "me");
    assertEquals(
        List.of("agent@lumen.example"),
        desk.engine.people().all("lumen").stream().map(one -> one.address().value()).toList());
  }
}
