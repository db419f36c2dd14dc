package dev.threadmark.api;

import static dev.threadmark.api.ApiDesk.SUPPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin may ask of a person's data. */
class PeopleApiTest {
  private static final String KIM = "{\"address\":\"kim@customer.example\"}";
  private static final String PEOPLE = ApiDesk.at(SUPPORT) + "people/";

  private final ApiDesk desk = new ApiDesk();

  @Test
  void exportsAndErasesAndThenThereIsNothing() {
    JsonNode before = ApiDesk.json(desk.post("admin", PEOPLE + "export", KIM));
    assertEquals(2, before.path("records").size());
    assertEquals("message", before.at("/records/1/kept").asText());
    assertTrue(before.path("next").isNull());

    JsonNode done = ApiDesk.json(desk.post("admin", PEOPLE + "erase", KIM));
    assertTrue(done.path("done").asBoolean());
    assertEquals(1, done.path("tickets").asInt());
    assertEquals(
        0, ApiDesk.json(desk.post("admin", PEOPLE + "export", KIM)).path("records").size());
  }

  @Test
  void theTicketIsASkeletonWhoseSeqWentUp() {
    JsonNode before = ApiDesk.json(desk.get("viewer", desk.ticketAt(SUPPORT)));
    desk.post("admin", PEOPLE + "erase", KIM);
    Response answer = desk.get("viewer", desk.ticketAt(SUPPORT));
    JsonNode after = ApiDesk.json(answer);
    assertFalse(answer.body().contains("kim"), answer.body());
    assertFalse(answer.body().contains("light"), answer.body());
    assertEquals("CLOSED", after.path("status").asText());
    assertTrue(after.path("seq").asInt() > before.path("seq").asInt());
    assertEquals(before.path("openedAt"), after.path("openedAt"));
    assertEquals("Erased", after.at("/events/2/event").asText());
    String message = after.at("/messages/0/id").asText();
    assertEquals(before.at("/messages/0/id").asText(), message);
    // The mail still lies in the mailbox, and is not shown.
    assertEquals(
        404,
        desk.get("viewer", desk.ticketAt(SUPPORT) + "/messages/" + message + "/body").status());
  }

  @Test
  void theAuditSaysWhoDidItAndWhichMailsAreLeftButNotWhomItWasAbout() {
    String id = ApiDesk.json(desk.post("admin", PEOPLE + "erase", KIM)).path("id").asText();
    Response all = desk.get("admin", ApiDesk.at(SUPPORT) + "erasures");
    assertFalse(all.body().contains("kim"), all.body());
    assertEquals("admin@lumen.example", ApiDesk.json(all).at("/0/by").asText());
    Response one = desk.get("admin", ApiDesk.at(SUPPORT) + "erasures/" + id);
    JsonNode mails = ApiDesk.json(one);
    assertEquals(
        "lumen/support@lumen.example/first@customer.example",
        mails.at("/mailbox/0/providerId").asText());
    JsonNode rest =
        ApiDesk.json(
            desk.get(
                "admin",
                ApiDesk.at(SUPPORT) + "erasures/" + id + "?after=" + mails.path("next").asText()));
    assertEquals(0, rest.path("mailbox").size());
    assertTrue(rest.path("next").isNull());
  }

  @Test
  void whatOtherMailboxesKeepIsNotTouched() {
    desk.post("admin", PEOPLE + "erase", KIM);
    for (var other : List.of(ApiDesk.SALES, ApiDesk.ACME)) {
      assertEquals(
          "[kim@customer.example]",
          desk.ticket(other, desk.tickets.get(other)).requesters().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"support@lumen.example", "support+x@lumen.example"})
  void theMailboxItselfIsNobodyToErase(String address) {
    String body = "{\"address\":\"%s\"}".formatted(address);
    assertEquals(409, desk.post("admin", PEOPLE + "erase", body).status());
  }

  @Test
  void whoAsksIsNotErased() {
    String body = "{\"address\":\"admin@lumen.example\"}";
    assertEquals(409, desk.post("admin", PEOPLE + "erase", body).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"boss@lumen.example", "ana@lumen.example"})
  void noAdminOrAgentOfTheMailboxIsErased(String address) {
    Grants grants =
        new Grants(
            Map.of(
                SUPPORT,
                Map.of(
                    Access.ADMIN, Set.of("boss@lumen.example"),
                    Access.AGENT, Set.of("ana@lumen.example"))));
    SignIn tokens =
        new TokenSignIn((selector, context) -> List.of(), "https://i.example", "app", grants);
    SignIn signIn =
        new SignIn() {
          @Override
          public Optional<Person> who(Request request, Instant now) {
            return Optional.of(
                new Person(
                    new Address("other@lumen.example"), "Other", Map.of(SUPPORT, Access.ADMIN)));
          }

          @Override
          public boolean works(MailboxId mailbox, Address who) {
            return tokens.works(mailbox, who);
          }
        };
    Mailbox mailbox =
        new Mailbox(SUPPORT, new RawMailbox(Map.of()), Policy.DEFAULT, desk.clock.instant());
    Api api = new Api(signIn, desk.engine, List.of(mailbox), bell -> {}, desk.clock);
    for (String who : List.of(address, "kim@customer.example")) {
      Request request =
          new Request(
              "POST",
              Api.ROOT + PEOPLE + "erase",
              Map.of(),
              Map.of(),
              "{\"address\":\"%s\"}".formatted(who).getBytes(StandardCharsets.UTF_8));
      assertEquals(who.equals(address) ? 409 : 200, api.apply(request).status(), who);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"address\":7}",
        "{\"address\":\"nobody\"}",
        "{\"address\":\"erased@erased.invalid\"}",
        "{\"address\":\"kim@customer.example\",\"names\":[7]}",
        "{\"address\":\"kim@customer.example\",\"all\":true}"
      })
  void whatMakesNoSenseErasesNothing(String body) {
    assertEquals(400, desk.post("admin", PEOPLE + "erase", body).status());
    assertEquals(400, desk.post("admin", PEOPLE + "export", body).status());
    assertEquals("[]", desk.get("admin", ApiDesk.at(SUPPORT) + "erasures").body());
  }
}
