package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Delta of a folder, as a connector may trip over it. */
class GraphSandboxDeltaTest extends SandboxTest {
  private static final String DELTA = USER + "/mailFolders/inbox/messages/delta()";

  @Test
  void tellsAStampedMailAgainUnlessAskedForNewOnesOnly() {
    String id = deliver(mail(1));
    String all = client.get(DELTA).path("@odata.deltaLink").asText();
    String created = client.get(DELTA + "?changeType=created").path("@odata.deltaLink").asText();

    client.send(
        "PATCH",
        USER + "/messages/" + id,
        "{\"singleValueExtendedProperties\":[{\"id\":\"String 0x3001\",\"value\":\"x\"}]}");

    assertEquals(1, client.get(all).path("value").size());
    assertEquals(0, client.get(created).path("value").size());
  }

  @Test
  void tellsWhatLeftTheFolderAndWhy() {
    String deleted = deliver(mail(1));
    String moved = deliver(mail(2));
    String link = client.get(DELTA).path("@odata.deltaLink").asText();
    client.send("DELETE", USER + "/messages/" + deleted, "");
    client.post(USER + "/messages/" + moved + "/move", "{\"destinationId\":\"Archive\"}");

    JsonNode value = client.get(link, "Prefer", IMMUTABLE).path("value");

    assertEquals("deleted", value.at("/0/@removed/reason").asText());
    assertEquals("changed", value.at("/1/@removed/reason").asText());
    assertEquals(moved, value.at("/1/id").asText());
  }

  @Test
  void bakesTheQueryIntoTheLinkButNotThePreferences() {
    String first = deliver(mail(1));
    String second = deliver(mail(2));
    JsonNode page =
        client.get(
            DELTA + "?$select=subject", "Prefer", "odata.maxpagesize=1", "Prefer", IMMUTABLE);
    String link = page.path("@odata.nextLink").asText();

    JsonNode next = client.get(link);

    assertEquals(first, page.at("/value/0/id").asText());
    assertTrue(next.at("/value/0").has("subject"));
    assertFalse(next.at("/value/0").has("body"));
    assertFalse(next.at("/value/0/id").asText().equals(second), "an id that a move changes");
  }

  @Test
  void answers410ForLinksThatWereForgottenAlsoAmidARound() {
    deliver(mail(1));
    deliver(mail(2));
    String link =
        client.get(DELTA, "Prefer", "odata.maxpagesize=1").path("@odata.nextLink").asText();
    sandbox.expireDeltaTokens();

    var answer = client.send("GET", link, "");

    assertEquals(410, answer.statusCode());
    assertEquals("SyncStateNotFound", GraphClient.json(answer).at("/error/code").asText());
    assertTrue(answer.headers().firstValue("Location").isPresent());
  }

  @Test
  void filtersByTheTimeOfReceiptAndNothingElse() {
    deliver(mail(1));
    deliver(mail(2), dev.threadmark.sandbox.SandboxProvider.Folder.INBOX, T0.plusSeconds(60));

    assertEquals(2, filtered("receivedDateTime ge 2026-11-02T10:00:00Z").size());
    assertEquals(1, filtered("receivedDateTime gt 2026-11-02T10:00:00Z").size());
    assertEquals(1, filtered("receivedDateTime ge 2026-11-02T11:01:00%2B01:00").size());
    assertEquals(400, client.send("GET", DELTA + "?$filter=isRead eq true", "").statusCode());
  }

  private JsonNode filtered(String filter) {
    return client.get(DELTA + "?$filter=" + filter).path("value");
  }
}
