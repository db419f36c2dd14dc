package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code users.labels}. Called under the account's lock. */
final class LabelsApi {
  private volatile int limit = 10_000;

  /** How many labels a user may have; 10,000 with the real service. */
  void limit(int labels) {
    limit = labels;
  }

  Reply list(Account account) {
    ObjectNode body = Json.object();
    ArrayNode labels = body.putArray("labels");
    account.labels.all().forEach(label -> labels.add(label.json()));
    return Reply.json(body);
  }

  Reply get(Account account, String id) {
    Label label = account.labels.get(id);
    long total = account.mails().stream().filter(mail -> mail.has(id)).count();
    return Reply.json(label.json().put("messagesTotal", total));
  }

  Reply create(Account account, Call call) {
    JsonNode body = Json.body(call);
    Label label =
        account.labels.create(
            body.path("name").asText(),
            body.path("messageListVisibility").asText("show"),
            body.path("labelListVisibility").asText("labelShow"),
            limit);
    return Reply.json(label.json());
  }

  Reply change(Account account, String id, Call call) {
    JsonNode body = Json.body(call);
    return Reply.json(
        account
            .labels
            .change(
                id,
                text(body, "name"),
                text(body, "messageListVisibility"),
                text(body, "labelListVisibility"))
            .json());
  }

  Reply delete(Account account, String id) {
    account.dropLabel(id);
    return Reply.nothing();
  }

  private static Optional<String> text(JsonNode body, String name) {
    return Optional.ofNullable(body.get(name)).map(JsonNode::asText);
  }
}
