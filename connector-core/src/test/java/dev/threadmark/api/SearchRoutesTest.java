package dev.threadmark.api;

import static dev.threadmark.api.ApiDesk.SUPPORT;
import static dev.threadmark.api.ApiDesk.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRoutesTest {
  private static final Contract CONTRACT = Contract.read();
  private static final String SEARCH = ApiDesk.at(SUPPORT) + "search";

  @Test
  void eachHitSaysWhyItIsOne() {
    ApiDesk desk = new ApiDesk();
    String ticket = desk.tickets.get(SUPPORT).value();

    assertEquals(ticket, asked(desk, "?q=lamp").at("/hits/0/line/ticket").asText());
    assertEquals("[\"SUBJECT\"]", asked(desk, "?q=LAM").at("/hits/0/why").toString());
    assertEquals(
        "[\"PERSON\",\"SUBJECT\"]", asked(desk, "?q=kim lamp").at("/hits/0/why").toString());
    assertEquals("[\"NUMBER\"]", asked(desk, "?q=" + ticket).at("/hits/0/why").toString());
    assertEquals(0, asked(desk, "?q=lamp&status=CLOSED").path("hits").size());
    assertEquals(0, asked(desk, "?q=").path("hits").size());
  }

  @Test
  void whatTheMailboxFindsComesBesideWhatIsKnown() {
    ApiDesk desk =
        new ApiDesk(Optional.of((mailbox, query) -> found("first@customer.example", "no@other")));

    JsonNode both = asked(desk, "?q=lamp");
    assertEquals(1, both.path("hits").size());
    assertEquals("[\"MAIL\",\"SUBJECT\"]", both.at("/hits/0/why").toString());
    assertEquals("SEARCHED", both.at("/mail/state").asText());
    assertTrue(both.at("/mail/more").asBoolean());
    assertEquals("[\"MAIL\"]", asked(desk, "?q=flickers").at("/hits/0/why").toString());
    assertEquals("NOT_ASKED", asked(desk, "?q=lamp&where=known").at("/mail/state").asText());
    assertEquals("[\"MAIL\"]", asked(desk, "?q=lamp&where=mail").at("/hits/0/why").toString());
  }

  @Test
  void whereTheMailboxIsBusyWhatIsKnownIsToldWithANote() {
    ApiDesk desk =
        new ApiDesk(
            Optional.of(
                (mailbox, query) ->
                    new Answer.Later<>(Optional.of(Duration.ofSeconds(7)), "429 of lamp")));

    JsonNode answer = asked(desk, "?q=lamp");
    assertEquals(1, answer.path("hits").size());
    assertEquals("UNAVAILABLE", answer.at("/mail/state").asText());
    assertEquals(7, answer.at("/mail/retryAfter").asInt());
    assertFalse(answer.at("/mail/note").asText().contains("429"));
    assertTrue(answer.at("/mail/note").asText().contains("could not be searched now"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?q=lamp&where=there",
        "?q=lamp&limit=0",
        "?q=lamp&limit=101",
        "?q=lamp&cursor=https://graph.example/next",
        "?q=lamp&status=MERGED",
      })
  void whatMakesNoSenseIsRefused(String query) {
    Response answer = new ApiDesk().get("viewer", SEARCH + query);
    assertEquals(400, answer.status());
    CONTRACT.check(CONTRACT.operation("GET", "mailboxes/{tenant}/{address}/search"), answer);
  }

  @Test
  void tooMuchIsRefused() {
    assertEquals(400, new ApiDesk().get("viewer", SEARCH + "?q=" + "x".repeat(201)).status());
  }

  private static Answer<MailSearch.Found> found(String... ids) {
    return new Answer.Got<>(
        new MailSearch.Found(
            List.of(ids).stream()
                .map(
                    id ->
                        new MailSearch.Hit(
                            new ProviderId(id), MessageId.parse("<" + id + ">"), Optional.empty()))
                .toList(),
            true));
  }

  private static JsonNode asked(ApiDesk desk, String query) {
    Response answer = desk.get("viewer", SEARCH + query);
    assertEquals(200, answer.status(), answer.body());
    CONTRACT.check(CONTRACT.operation("GET", "mailboxes/{tenant}/{address}/search"), answer);
    return json(answer);
  }
}
