package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Drafts and sending, as a connector may trip over them. */
class GraphSandboxSendingTest extends SandboxTest {
  private static final String TO_ADA =
      "\"toRecipients\":[{\"emailAddress\":{\"address\":\"ada@sender.example\"}}]";

  @Test
  void sendsADraftThatKeepsItsIdAndItsMessageId() {
    String parent = deliver(mail(1));
    JsonNode draft =
        client.post(USER + "/messages/" + parent + "/createReply", "{}", "Prefer", IMMUTABLE);
    String path = USER + "/messages/" + draft.path("id").asText();
    assertTrue(draft.path("isDraft").asBoolean());
    client.send(
        "PATCH", path, "{\"body\":{\"contentType\":\"text\",\"content\":\"Press the switch.\"}}");

    var sent = client.send("POST", path + "/send", "");

    assertEquals(202, sent.statusCode());
    assertEquals(0, sent.body().length);
    JsonNode after = client.get(path, "Prefer", IMMUTABLE);
    assertEquals(draft.path("internetMessageId"), after.path("internetMessageId"));
    assertEquals(draft.path("conversationIndex"), after.path("conversationIndex"));
    assertFalse(after.path("isDraft").asBoolean());
    String raw = new String(sandbox.outgoing().get(0), StandardCharsets.UTF_8);
    assertTrue(raw.contains("In-Reply-To: <m1@sender.example>"), raw);
    assertTrue(raw.contains("Subject: RE: Question 1"), raw);
    var stored = sandbox.messages(ADDRESS).get(1);
    assertEquals(Folder.SENT, stored.folder());
  }

  @Test
  void putsAReplyFiveBytesBelowItsParent() {
    String parent = deliver(mail(1));
    String index = client.get(USER + "/messages/" + parent).path("conversationIndex").asText();

    JsonNode draft = client.post(USER + "/messages/" + parent + "/createReply", "{}");

    byte[] reply = Base64.getDecoder().decode(draft.path("conversationIndex").asText());
    assertEquals(Base64.getDecoder().decode(index).length + 5, reply.length);
  }

  @Test
  void readsActionParametersInAnyCaseAndSavesOnlyWhereAsked() {
    String message = "{\"subject\":\"Hi\"," + TO_ADA + "}";
    client.send(
        "POST", USER + "/sendMail", "{\"Message\":" + message + ",\"SaveToSentItems\":false}");
    assertEquals(0, sandbox.messages(ADDRESS).size());

    client.send("POST", USER + "/sendMail", "{\"message\":" + message + "}");
    assertEquals(1, sandbox.messages(ADDRESS).size());
    assertEquals(2, sandbox.outgoing().size());
  }

  @Test
  void deliversToMailboxesOfItsOwn() {
    sandbox.mailbox("ada@sender.example");
    String mime =
        Base64.getMimeEncoder()
            .encodeToString(
                ("To: ada@sender.example\r\nMessage-ID: <own@acme.example>\r\n\r\nhi").getBytes());

    var answer = client.send("POST", USER + "/sendMail", mime, "Content-Type", "text/plain");

    assertEquals(202, answer.statusCode());
    String raw = new String(sandbox.messages("ada@sender.example").get(0).raw());
    assertTrue(raw.contains("Message-ID: <own@acme.example>"));
  }

  @Test
  void takesOwnHeadersOnlyAtCreationAndOnlyFive() {
    assertEquals(201, create("[{\"name\":\"x-one\",\"value\":\"1\"}]"));
    assertEquals(400, create("[]"));
    assertEquals(400, create("[{\"name\":\"In-Reply-To\",\"value\":\"<a@b>\"}]"));
    assertEquals(
        400,
        create(
            "["
                + "{\"name\":\"x-a\",\"value\":\"1\"},".repeat(5)
                + "{\"name\":\"x-b\",\"value\":\"1\"}]"));
  }

  private int create(String headers) {
    String body = "{\"subject\":\"s\",\"internetMessageHeaders\":" + headers + "}";
    return client.send("POST", USER + "/messages", body).statusCode();
  }
}
