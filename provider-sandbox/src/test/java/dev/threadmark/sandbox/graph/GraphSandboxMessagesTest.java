package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What the service does that a connector may trip over: reading and changing messages. */
class GraphSandboxMessagesTest extends SandboxTest {

  @Test
  void wantsATokenAndSaysSoTwice() {
    var answer =
        GraphClient.send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve("/v1.0/users/x/messages")).build());

    assertEquals(401, answer.statusCode());
    assertEquals(2, answer.headers().allValues("WWW-Authenticate").size());
  }

  @Test
  void knowsOnlyMailboxesThatWereMade() {
    var answer = client.send("GET", "/users/nobody@acme.example/messages", "");

    assertEquals(404, answer.statusCode());
    assertEquals("ErrorInvalidUser", GraphClient.json(answer).at("/error/code").asText());
  }

  @Test
  void givesIdsThatDependOnContentAndMailboxAlone() {
    String first = deliver(mail(1));
    String again = deliver(mail(1));

    try (GraphSandbox other = new GraphSandbox()) {
      byte[] raw = mail(1).replace("\n", "\r\n").getBytes();
      assertEquals(first, other.deliver(ADDRESS, raw, Folder.SENT, T0.plusSeconds(9)));
      assertEquals(again, other.deliver(ADDRESS, raw, Folder.INBOX, T0));
      assertNotEquals(first, other.deliver("x@acme.example", raw, Folder.INBOX, T0));
    }
    assertTrue(first.matches("[A-Za-z0-9_=-]+"), first);
  }

  @Test
  void changesTheDefaultIdOnAMoveButNotTheImmutableOne() {
    String id = deliver(mail(1));
    String before = client.get(USER + "/messages/" + id).path("id").asText();
    String path = USER + "/messages/" + id;
    assertNotEquals(id, before);

    JsonNode moved =
        client.post(path + "/move", "{\"DestinationId\":\"archive\"}", "Prefer", IMMUTABLE);

    assertEquals(id, moved.path("id").asText());
    assertNotEquals(before, client.get(path).path("id").asText());
    assertEquals(404, client.send("GET", USER + "/messages/" + before, "").statusCode());
  }

  @Test
  void tellsHeadersOnlyWhereTheyAreSelectedAndNeverOfSentMail() {
    String in = deliver(mail(1));
    String out = deliver(mail(2), Folder.SENT, T0);
    String select = "?$select=internetMessageHeaders,subject";

    assertFalse(client.get(USER + "/messages/" + in).has("internetMessageHeaders"));
    JsonNode selected = client.get(USER + "/messages/" + in + select);
    assertEquals("Message-ID", selected.at("/internetMessageHeaders/0/name").asText());
    assertTrue(selected.has("@odata.etag") && !selected.has("body"));
    assertFalse(client.get(USER + "/messages/" + out + select).has("internetMessageHeaders"));
  }

  @Test
  void spellsPropertyIdsAnew() {
    String id = deliver(mail(1));
    String expand =
        "?$expand=singleValueExtendedProperties($filter=id eq 'LONG 0x0E08' or id eq 'String 0x1035')";

    JsonNode list =
        client.get(USER + "/messages/" + id + expand).path("singleValueExtendedProperties");

    assertEquals("Long 0xe08", list.at("/0/id").asText());
    assertEquals("<m1@sender.example>", list.at("/1/value").asText());
  }

  @Test
  void findsMessagesByAnExtendedPropertyWhoseNameHasACase() {
    String id = deliver(mail(1));
    deliver(mail(2));
    String name = "String {00020329-0000-0000-C000-000000000046} Name Mark";
    client.send(
        "PATCH",
        USER + "/messages/" + id,
        "{\"singleValueExtendedProperties\":[{\"id\":\"%s\",\"value\":\"T-1\"}]}".formatted(name));

    assertEquals(1, found(name, "t-1").size());
    assertEquals(0, found(name.replace("Mark", "mark"), "T-1").size());
    assertFalse(found(name, "T-1").get(0).has("singleValueExtendedProperties"));
  }

  private JsonNode found(String property, String value) {
    String filter =
        "singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq '%s')"
            .formatted(property, value);
    return client.get(USER + "/messages?$filter=" + escaped(filter)).path("value");
  }

  private static String escaped(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void letsUnrelatedMailsOfOneSubjectCollideInAConversation() {
    String one = deliver(mail(1, "Invoice"));
    String other = deliver(mail(2, "AW: RE: invoice"));
    String third = deliver(mail(3, "Invoices"));

    assertEquals(conversation(one), conversation(other));
    assertNotEquals(conversation(one), conversation(third));
  }

  private String conversation(String id) {
    return client.get(USER + "/messages/" + id).path("conversationId").asText();
  }

  @Test
  void takesTheConversationFromAThreadIndex() {
    byte[] index = new byte[27];
    Arrays.fill(index, (byte) 7);
    String base64 = Base64.getEncoder().encodeToString(index);
    String id = deliver("Thread-Index: " + base64 + "\n" + mail(1));

    JsonNode json = client.get(USER + "/messages/" + id);

    assertEquals(base64, json.path("conversationIndex").asText());
    byte[] conversation =
        Base64.getUrlDecoder().decode(json.path("conversationId").asText().substring(4));
    assertArrayEquals(Arrays.copyOfRange(index, 6, 22), Arrays.copyOfRange(conversation, 20, 36));
  }

  @Test
  void countsInlinePicturesAsNoAttachments() {
    String id =
        deliver(
            """
            Message-ID: <pic@sender.example>
            Content-Type: multipart/related; boundary=b

            --b
            Content-Type: text/html

            <img src="cid:logo">
            --b
            Content-Type: image/png
            Content-ID: <logo>
            Content-Disposition: inline; filename=logo.png

            x
            --b--
            """);

    assertFalse(client.get(USER + "/messages/" + id).path("hasAttachments").asBoolean());
    JsonNode listed = client.get(USER + "/messages/" + id + "/attachments").at("/value/0");
    assertTrue(listed.path("isInline").asBoolean());
    assertEquals("logo", listed.path("contentId").asText());
  }

  @Test
  void keepsTheEtagWhenAMailIsMarkedAsRead() {
    String path = USER + "/messages/" + deliver(mail(1));
    String etag = client.get(path).path("@odata.etag").asText();

    client.send("PATCH", path, "{\"isRead\":true}");
    assertEquals(etag, client.get(path).path("@odata.etag").asText());
    client.send("PATCH", path, "{\"categories\":[\"Red\"]}");
    assertNotEquals(etag, client.get(path).path("@odata.etag").asText());
  }

  @Test
  void pressesLongAnswersWhenAsked() {
    for (int i = 0; i < 10; i++) {
      deliver(mail(i));
    }

    var answer = client.send("GET", USER + "/messages", "", "Accept-Encoding", "gzip");

    assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse("none"));
  }

  @Test
  void pagesAListNewestFirst() {
    for (int i = 0; i < 25; i++) {
      deliver(mail(i), Folder.INBOX, T0.plusSeconds(i));
    }

    JsonNode page = client.get(USER + "/mailFolders('inbox')/messages?$top=20");
    JsonNode rest = client.get(page.path("@odata.nextLink").asText());

    assertEquals("Question 24", page.at("/value/0/subject").asText());
    assertEquals(5, rest.path("value").size());
    assertFalse(rest.has("@odata.nextLink"));
  }

  @Test
  void refusesFiltersItDoesNotKnow() {
    var answer = client.send("GET", USER + "/messages?$filter=startswith(subject,'x')", "");

    assertEquals(400, answer.statusCode());
  }
}
