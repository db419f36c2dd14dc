package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Folder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Loads what the first page of a mailbox loads, by reading a made-up one. Asks nobody. */
public final class GraphPriming {
  private static final String PAGE =
      """
      {"value":[{"id":"sample","internetMessageId":"<sample@customer.example>",
      "receivedDateTime":"2026-11-23T09:00:00Z","subject":"Sample","hasAttachments":false,
      "from":{"emailAddress":{"name":"Sample","address":"sample@customer.example"}},
      "internetMessageHeaders":[{"name":"Subject","value":"Sample"}],
      "body":{"contentType":"html","content":"<p>Sample</p>"}}],
      "@odata.deltaLink":"https://localhost/"}""";

  private GraphPriming() {}

  /**
   * @return how many mails were read: one, if all is well
   */
  public static int run(MailboxId mailbox) {
    byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
    List<Message> messages =
        new JsonParseNodeFactory()
            .getParseNode("application/json", new ByteArrayInputStream(page))
            .getObjectValue(DeltaGetResponse::createFromDiscriminatorValue)
            .getValue();
    return (int)
        messages.stream()
            .map(message -> GraphMail.change(message, mailbox, Folder.INBOX, List.of()))
            .filter(dev.threadmark.provider.Change.Arrived.class::isInstance)
            .count();
  }
}
