package dev.threadmark.provider.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.users.item.messages.item.attachments.AttachmentsRequestBuilder;
import com.microsoft.kiota.RequestInformation;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is attached to messages, without the bytes. */
final class GraphAttachments {
  private static final String[] SELECT = {"id", "name", "contentType", "size", "isInline"};
  private final GraphConnection connection;
  private final GraphBatch batch;

  GraphAttachments(GraphConnection connection) {
    this.connection = connection;
    this.batch = new GraphBatch(connection);
  }

  /**
   * What was found, by message id. A message that is gone by now has none.
   *
   * @param withheld why the service does not tell them for a message while it does for others
   */
  record Found(Map<String, List<Attachment>> attachments, Map<String, String> withheld) {}

  Answer<Found> of(MailboxId mailbox, List<String> messages) {
    Map<String, RequestInformation> requests = new LinkedHashMap<>();
    messages.forEach(id -> requests.put(id, list(mailbox, id)));
    Map<String, List<Attachment>> found = new LinkedHashMap<>();
    Map<String, String> withheld = new LinkedHashMap<>();
    Set<String> ill = new HashSet<>();
    for (Map.Entry<String, Answer<JsonNode>> answer : batch.run(requests, ill).entrySet()) {
      if (ill.contains(answer.getKey()) && answer.getValue() instanceof Answer.Later<?> later) {
        withheld.put(answer.getKey(), "its attachments: " + later.why());
      } else if (answer.getValue() instanceof Answer.Got<JsonNode> got) {
        found.put(answer.getKey(), read(got.value()));
      } else if (!(answer.getValue() instanceof Answer.Gone<JsonNode>)) {
        return answer.getValue().map(body -> none());
      }
    }
    return new Answer.Got<>(new Found(found, withheld));
  }

  private static Found none() {
    return new Found(Map.of(), Map.of());
  }

  private RequestInformation list(MailboxId mailbox, String message) {
    return new AttachmentsRequestBuilder(connection.at(mailbox, message), connection.adapter())
        .toGetRequestInformation(
            request -> {
              GraphConnection.preferImmutableIds(request.headers);
              request.queryParameters.select = SELECT;
            });
  }

  private static List<Attachment> read(JsonNode body) {
    List<Attachment> attachments = new ArrayList<>();
    for (JsonNode json : body.path("value")) {
      boolean mail = json.path("@odata.type").asText().endsWith("itemAttachment");
      String type = json.path("contentType").asText("");
      attachments.add(
          new Attachment(
              json.path("name").asText(""),
              mail ? "message/rfc822" : mediaType(type),
              json.path("size").asLong(),
              json.path("isInline").asBoolean(),
              Optional.empty()));
    }
    return attachments;
  }

  private static String mediaType(String contentType) {
    String bare = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return bare.isEmpty() || bare.equals("null") ? "application/octet-stream" : bare;
  }
}
