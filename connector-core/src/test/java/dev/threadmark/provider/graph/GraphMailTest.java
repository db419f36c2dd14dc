package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.graph.models.Message;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Folder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphMailTest {
  private static final MailboxId MAILBOX =
      new MailboxId("acme", new Address("support@acme.example"));

  @Test
  void readsASentMailFromItsPropertiesAlone() {
    Change.Arrived arrived =
        arrived(
            """
            {"id":"m1","receivedDateTime":"2026-11-02T10:00:05Z",
             "sentDateTime":"2026-11-02T10:00:01Z","subject":"Re: Größe \\"XL\\"",
             "internetMessageId":"<sent@acme.example>","conversationIndex":"AQHb",
             "from":{"emailAddress":{"name":"Müller, Jörg","address":"joerg@acme.example"}},
             "sender":{"emailAddress":{"name":"Support","address":"support@acme.example"}},
             "toRecipients":[{"emailAddress":{"name":"ada@x.example","address":"ada@x.example"}},
                             {"emailAddress":{"name":"No address"}}],
             "ccRecipients":[],"body":{"contentType":"text","content":"fine"},
             "singleValueExtendedProperties":[
               {"id":"String 0x1042","value":"<parent@x.example>"},
               {"id":"String 0x1039","value":"<root@x.example>\\r\\n <parent@x.example>"},
               {"id":"String {5D2C9A6E-3F0B-4C56-9A0E-7B1F6F2D8C41} Name threadmark-ticket",
                "value":"T-7"}]}
            """,
            Folder.SENT);

    assertEquals(
        "Müller, Jörg <joerg@acme.example>", arrived.mail().parties().from().get().toString());
    assertEquals("support@acme.example", arrived.mail().parties().sender().get().address().value());
    assertEquals(1, arrived.mail().parties().to().size());
    assertEquals("Re: Größe \"XL\"", arrived.mail().subject());
    assertEquals(List.of(new MessageId("parent@x.example")), arrived.mail().inReplyTo());
    assertEquals(2, arrived.mail().references().size());
    assertEquals(new MessageId("sent@acme.example"), arrived.mail().id());
    assertEquals(
        Optional.of("Mon, 2 Nov 2026 10:00:01 GMT"), arrived.mail().headers().first("Date"));
    assertEquals(Optional.of("T-7"), arrived.delivery().ticket());
    assertEquals(Optional.of("AQHb"), arrived.mail().headers().first("Thread-Index"));
  }

  @Test
  void prefersTheHeadersThatTheMailCameWith() {
    Change.Arrived arrived =
        arrived(
            """
            {"id":"m1","receivedDateTime":"2026-11-02T10:00:05Z","subject":"other",
             "internetMessageId":"<invented@exchange.example>",
             "internetMessageHeaders":[{"name":"From","value":"a@x.example"},
               {"name":"Subject","value":"Hello\\r\\n world"}]}
            """,
            Folder.INBOX);

    assertEquals("Hello world", arrived.mail().subject());
    assertEquals(new MessageId("invented@exchange.example"), arrived.mail().id());
    assertTrue(arrived.mail().parties().to().isEmpty());
  }

  @Test
  void tellsRemovalsWhichTheSdkHidesInAdditionalData() {
    Message message = message("{\"id\":\"m1\",\"@removed\":{\"reason\":\"deleted\"}}");

    assertInstanceOf(
        Change.Removed.class, GraphMail.change(message, MAILBOX, Folder.INBOX, List.of()));
    assertFalse(GraphMail.isNothing(message));
  }

  @Test
  void ignoresDraftsAndMessagesWithoutAnId() {
    assertTrue(GraphMail.isNothing(message("{\"id\":\"m1\",\"isDraft\":true}")));
    assertTrue(GraphMail.isNothing(message("{\"subject\":\"x\"}")));
  }

  @Test
  void tellsAnInvitationAsWhatIsAttached() {
    Change.Arrived arrived =
        arrived(
            """
            {"@odata.type":"#microsoft.graph.eventMessageRequest","id":"m1",
             "receivedDateTime":"2026-11-02T10:00:05Z","subject":"Lunch"}
            """,
            Folder.INBOX);

    assertEquals("text/calendar", arrived.mail().attachments().get(0).type());
  }

  @Test
  void givesUpOnAMessageWithoutAnyDate() {
    Change change = GraphMail.change(message("{\"id\":\"m1\"}"), MAILBOX, Folder.INBOX, List.of());

    assertInstanceOf(Change.Unreadable.class, change);
  }

  private static Change.Arrived arrived(String json, Folder folder) {
    return assertInstanceOf(
        Change.Arrived.class, GraphMail.change(message(json), MAILBOX, folder, List.of()));
  }

  private static Message message(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new JsonParseNodeFactory()
        .getParseNode("application/json", new ByteArrayInputStream(bytes))
        .getObjectValue(Message::createFromDiscriminatorValue);
  }
}
