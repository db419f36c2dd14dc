package dev.threadmark.api;

import static dev.threadmark.api.ApiDesk.SUPPORT;
import static dev.threadmark.api.ApiDesk.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in two forms, signatures and files in parts, as the API has them. */
class AnswerLooksTest {
  private static final String UPLOADS = ApiDesk.at(SUPPORT) + "uploads";
  private static final byte[] FILE = new byte[5_000_000];

  static {
    new Random(1).nextBytes(FILE);
  }

  private final ApiDesk desk = new ApiDesk();
  private final String ticket = desk.ticketAt(SUPPORT);

  @Test
  void aFormattedAnswerIsOwedInBothFormsWithItsAuthorsSignature() {
    put("agent", "me/signature", "{\"text\":\"**{agent.name}**\\n{mailbox}\"}");
    OutboxEntry entry = entry(reply("\"format\":\"FORMATTED\"", "Is it **red**?", "key-00001"));
    assertTrue(entry.mail().text().startsWith("Is it *red*?\n\n-- \n*agent*\nsupport@lumen"));
    assertTrue(entry.mail().text().contains("\n> It does not light."), entry.mail().text());
    String html = entry.mail().html().orElseThrow();
    assertTrue(html.contains("<p>Is it <strong>red</strong>?</p>"), html);
    assertTrue(html.contains("<strong>agent</strong><br />"), html);
    assertTrue(html.contains("<blockquote type=\"cite\""), html);
  }

  @Test
  void anAnswerThatSaysNothingOfItsFormIsPlainAsBefore() {
    OutboxEntry entry = entry(reply("\"signature\":false", "Is it **red**?", "key-00001"));
    assertTrue(entry.mail().text().startsWith("Is it **red**?\n\nOn "), entry.mail().text());
    assertTrue(entry.mail().html().isEmpty());
  }

  @Test
  void theLongestFormattedAnswerFitsWithWhateverOfTheQuotationFits() {
    String words = "The lamp isn't **red**. ".repeat(5) + "It isn't lit, is it? ".repeat(560);
    OutboxEntry entry = entry(reply("\"format\":\"FORMATTED\"", words, "key-00001"));
    assertTrue(entry.mail().html().orElseThrow().length() > words.length());
  }

  @Test
  void aPreviewShowsWhatWouldGo() {
    put("agent", "me/signature", "{\"text\":\"{agent.name}\"}");
    JsonNode seen =
        json(
            desk.post(
                "agent",
                ticket + "/preview",
                "{\"text\":\"Is it **red**? <script>x</script>\",\"format\":\"FORMATTED\"}"));
    assertEquals("agent", seen.path("signature").asText());
    assertTrue(seen.path("html").asText().contains("<strong>red</strong>"), seen + "");
    assertFalse(seen.path("html").asText().contains("<script"), seen + "");
    assertEquals("FORMATTED", seen.path("format").asText());
    assertEquals("", json(desk.get("admin", "me/signature")).path("text").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"text\":7}", "{\"text\":\"a\",\"format\":\"RICH\"}"})
  void aPreviewOfNothingThatMakesSenseIsRefused(String body) {
    assertEquals(400, desk.post("agent", ticket + "/preview", body).status());
  }

  @Test
  void aFileGoesUpInPartsAndWithOneAnswer() {
    JsonNode begun = begin("agent", FILE.length);
    String at = UPLOADS + "/" + begun.path("id").asText();
    int size = begun.path("partBytes").asInt();
    assertEquals(3, begun.path("parts").asInt());
    assertEquals(409, replyWith(begun, "key-00001").status(), "it is not here as a whole");
    for (int part : new int[] {2, 0, 1, 1}) {
      int from = part * size;
      byte[] bytes = Arrays.copyOfRange(FILE, from, Math.min(FILE.length, from + size));
      String content = Base64.getEncoder().encodeToString(bytes);
      Response put = put("agent", at + "/parts/" + part, "{\"content\":\"" + content + "\"}");
      assertEquals(200, put.status(), put.body());
    }
    assertEquals("[0,1,2]", json(desk.get("agent", at)).path("received") + "");

    JsonNode told = json(replyWith(begun, "key-00002"));
    OutboxKey key = new OutboxKey(told.path("key").asText());
    assertArrayEquals(FILE, desk.engine.outbox().enclosures().of(key).get(0).bytes());
    assertEquals(told, json(replyWith(begun, "key-00002")), "the same again");
    assertEquals(409, replyWith(begun, "key-00003").status(), "another answer");
    assertEquals(409, desk.ask("agent", "DELETE", at, "", Map.of()).status());

    desk.ask("agent", "DELETE", ticket + "/replies/" + key, "", Map.of());
    assertEquals(202, replyWith(begun, "key-00003").status(), "after it was taken back");
  }

  @Test
  void anUploadIsItsOwnersAlone() {
    String id = begin("agent", 9).path("id").asText();
    assertEquals(404, desk.get("admin", UPLOADS + "/" + id).status());
    Response other =
        put("admin", UPLOADS + "/" + id + "/parts/0", "{\"content\":\"aGVsbG8gYWRh\"}");
    assertEquals(404, other.status());
    assertEquals(200, desk.ask("agent", "DELETE", UPLOADS + "/" + id, "", Map.of()).status());
    assertEquals(404, desk.get("agent", UPLOADS + "/" + id).status());
  }

  @Test
  void whatIsTooBigIsSaidBeforeItIsSent() {
    String body = "{\"name\":\"a.zip\",\"type\":\"application/zip\",\"size\":20000001}";
    Response refused = desk.post("agent", UPLOADS, body);
    assertEquals(413, refused.status());
    assertTrue(refused.body().contains("20 MB"), refused.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":\"aGVsbG8=\"}",
        "{\"content\":\"?\"}",
        "{}",
        "{\"content\":7}",
      })
  void aPartThatIsNotTheWholePartIsRefused(String body) {
    String id = begin("agent", 9).path("id").asText();
    assertEquals(400, put("agent", UPLOADS + "/" + id + "/parts/0", body).status());
    assertEquals(404, put("agent", UPLOADS + "/" + id + "/parts/1", body).status());
  }

  @Test
  void filesOfTogetherMoreThanTwentyMegabytesAreRefused() {
    String ids = "";
    for (int i = 0; i < 3; i++) {
      String body = "{\"name\":\"%d.zip\",\"type\":\"a/b\",\"size\":8000000}".formatted(i);
      ids +=
          (i == 0 ? "\"" : ",\"")
              + json(desk.post("agent", UPLOADS, body)).path("id").asText()
              + "\"";
    }
    Response refused = reply("\"uploads\":[" + ids + "]", "Here", "key-00001");
    assertEquals(409, refused.status());
  }

  private JsonNode begin(String who, int size) {
    String body = "{\"name\":\"a.zip\",\"type\":\"application/zip\",\"size\":%d}".formatted(size);
    return json(desk.ask(who, "POST", UPLOADS, body, Map.of("idempotency-key", "upload-" + size)));
  }

  private Response replyWith(JsonNode upload, String key) {
    return reply("\"uploads\":[" + upload.path("id") + "]", "Here it is", key);
  }

  private Response reply(String more, String text, String key) {
    String body =
        "{\"mode\":\"REPLY\",\"to\":[\"kim@customer.example\"],\"text\":\"%s\",%s}"
            .formatted(text, more);
    return desk.ask(
        "agent",
        "POST",
        ticket + "/replies",
        body,
        Map.of("if-match", "*", "idempotency-key", key));
  }

  private Response put(String who, String path, String body) {
    return desk.ask(who, "PUT", path, body, Map.of());
  }

  private OutboxEntry entry(Response told) {
    assertEquals(202, told.status(), told.body());
    OutboxKey key = new OutboxKey(json(told).path("key").asText());
    return desk.engine.outbox().find(SUPPORT, desk.tickets.get(SUPPORT), key).get().entry();
  }
}
