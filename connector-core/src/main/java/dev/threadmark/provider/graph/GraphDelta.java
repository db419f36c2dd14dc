package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaRequestBuilder;
import com.microsoft.kiota.RequestHeaders;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.graph.GraphCursor.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Pages of a folder's delta, of new messages only: our own stamps must not ring us again. */
final class GraphDelta {
  private static final String[] SELECT = {
    "internetMessageHeaders",
    "internetMessageId",
    "conversationId",
    "conversationIndex",
    "receivedDateTime",
    "sentDateTime",
    "from",
    "sender",
    "replyTo",
    "toRecipients",
    "ccRecipients",
    "subject",
    "body",
    "hasAttachments",
    "isDraft",
    "parentFolderId"
  };

  /** A page, and where the next one is. */
  record FolderPage(List<Message> messages, Place next) {}

  private final GraphConnection connection;
  private final int pageSize;

  GraphDelta(GraphConnection connection, int pageSize) {
    this.connection = connection;
    this.pageSize = pageSize;
  }

  /**
   * @param folder a well-known name
   */
  Answer<FolderPage> page(MailboxId mailbox, String folder, Place place, Instant from) {
    return GraphAnswers.ask(
            () -> place.link().map(this::follow).orElseGet(() -> first(mailbox, folder, from)))
        .map(GraphDelta::read);
  }

  private DeltaGetResponse first(MailboxId mailbox, String folder, Instant from) {
    HashMap<String, Object> path = connection.at(mailbox);
    path.put("mailFolder%2Did", folder);
    return new DeltaRequestBuilder(path, connection.adapter())
        .get(
            request -> {
              prefer(request.headers);
              request.queryParameters.select = SELECT;
              request.queryParameters.expand = new String[] {GraphProperties.EXPAND};
              request.queryParameters.changeType = "created";
              request.queryParameters.filter = "receivedDateTime ge " + from;
            });
  }

  /** The link carries the whole query but none of the preferences. */
  private DeltaGetResponse follow(String link) {
    return new DeltaRequestBuilder(link, connection.adapter())
        .get(request -> prefer(request.headers));
  }

  private void prefer(RequestHeaders headers) {
    GraphConnection.preferImmutableIds(headers);
    headers.add("Prefer", "odata.maxpagesize=" + pageSize);
  }

  private static FolderPage read(DeltaGetResponse page) {
    List<Message> messages = Optional.ofNullable(page.getValue()).orElse(List.of());
    Optional<String> next = Optional.ofNullable(page.getOdataNextLink());
    return new FolderPage(
        messages,
        next.isPresent()
            ? new Place(next, true)
            : new Place(Optional.ofNullable(page.getOdataDeltaLink()), false));
  }
}
