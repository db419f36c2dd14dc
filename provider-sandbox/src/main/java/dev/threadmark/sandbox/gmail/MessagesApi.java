package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code users.messages} but for taking mail in. Called under the account's lock. */
final class MessagesApi {
  private static final Comparator<StoredMail> NEWEST_FIRST =
      Comparator.<StoredMail>comparingLong(mail -> mail.internalDate)
          .thenComparing(mail -> mail.id)
          .reversed();

  private final MessageJson json;

  MessagesApi(MessageJson json) {
    this.json = json;
  }

  Reply list(Account account, Call call) {
    String q = call.parameter("q").orElse("");
    List<String> labels = call.all("labelIds");
    boolean hidden =
        call.parameter("includeSpamTrash").filter("true"::equals).isPresent()
            || Search.wantsHidden(q)
            || labels.contains(Labels.TRASH)
            || labels.contains(Labels.SPAM);
    Predicate<StoredMail> wanted =
        new Search(account)
            .matching(q)
            .and(mail -> mail.labels.containsAll(labels))
            .and(mail -> hidden || !mail.hidden())
            .and(mail -> !account.unsearchable.contains(mail.id));
    Predicate<StoredMail> further =
        call.parameter("pageToken").map(this::below).orElse(mail -> true);
    int most = call.number("maxResults", 100, 500);
    List<StoredMail> found =
        account.mails().stream()
            .filter(wanted.and(further))
            .sorted(NEWEST_FIRST)
            .limit(most + 1L)
            .toList();
    ObjectNode body = Json.object();
    if (!found.isEmpty()) {
      ArrayNode messages = body.putArray("messages");
      found.stream().limit(most).map(MessageJson::reference).forEach(messages::add);
    }
    if (found.size() > most) {
      StoredMail last = found.get(most - 1);
      body.put("nextPageToken", last.internalDate + "-" + last.id);
    }
    return Reply.json(body.put("resultSizeEstimate", found.size()));
  }

  Reply get(Account account, String id, Call call) {
    String format = call.parameter("format").orElse("full");
    return Reply.json(json.of(account.get(id), format, call.all("metadataHeaders")));
  }

  Reply attachment(Account account, String id, String attachmentId) {
    MimePart part =
        AttachmentIds.find(account.get(id).parts(), attachmentId)
            .orElseThrow(() -> ApiError.badRequest("Invalid attachment token"));
    return Reply.json(
        Json.object()
            .put("size", part.content().length)
            .put("data", Base64.getUrlEncoder().encodeToString(part.content())));
  }

  Reply modify(Account account, String id, Call call) {
    JsonNode body = Json.body(call);
    List<String> add = Json.texts(body.path("addLabelIds"));
    List<String> remove = Json.texts(body.path("removeLabelIds"));
    if (add.size() > 100 || remove.size() > 100) {
      throw ApiError.badRequest("Too many labels in one change");
    }
    return Reply.json(MessageJson.withLabels(account.relabel(id, add, remove)));
  }

  /** Says nothing of messages that are not there. */
  Reply batchModify(Account account, Call call) {
    JsonNode body = Json.body(call);
    List<String> add = Json.texts(body.path("addLabelIds"));
    account.labels.mustKnow(add);
    for (StoredMail mail : present(account, body)) {
      account.relabel(mail.id, add, Json.texts(body.path("removeLabelIds")));
    }
    return Reply.nothing();
  }

  Reply batchDelete(Account account, Call call) {
    present(account, Json.body(call)).forEach(mail -> account.delete(mail.id));
    return Reply.nothing();
  }

  Reply trash(Account account, String id) {
    return Reply.json(
        MessageJson.withLabels(account.relabel(id, List.of(Labels.TRASH), List.of(Labels.INBOX))));
  }

  Reply untrash(Account account, String id) {
    return Reply.json(
        MessageJson.withLabels(account.relabel(id, List.of(), List.of(Labels.TRASH))));
  }

  Reply delete(Account account, String id) {
    account.delete(id);
    return Reply.nothing();
  }

  /** {@code users.threads.get}. */
  Reply thread(Account account, String id, Call call) {
    List<StoredMail> mails =
        account.mails().stream().filter(mail -> mail.threadId.equals(id)).toList();
    if (mails.isEmpty()) {
      throw ApiError.notFound();
    }
    ObjectNode body = Json.object().put("id", id);
    body.put("historyId", Long.toString(mails.get(mails.size() - 1).historyId));
    ArrayNode messages = body.putArray("messages");
    String format = call.parameter("format").orElse("full");
    mails.forEach(mail -> messages.add(json.of(mail, format, call.all("metadataHeaders"))));
    return Reply.json(body);
  }

  private static List<StoredMail> present(Account account, JsonNode body) {
    List<String> ids = Json.texts(body.path("ids"));
    if (ids.size() > 1000) {
      throw ApiError.badRequest("Too many ids");
    }
    return account.mails().stream().filter(mail -> ids.contains(mail.id)).toList();
  }

  private Predicate<StoredMail> below(String pageToken) {
    Optional<String[]> parts = Optional.of(pageToken.split("-", 2)).filter(p -> p.length == 2);
    if (parts.isEmpty() || !parts.get()[0].matches("\\d{1,18}")) {
      throw ApiError.badRequest("Invalid pageToken");
    }
    long date = Long.parseLong(parts.get()[0]);
    String id = parts.get()[1];
    return mail ->
        mail.internalDate < date || (mail.internalDate == date && mail.id.compareTo(id) < 0);
  }
}
