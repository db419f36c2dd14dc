package dev.threadmark.sandbox.graph;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Which part of the sandbox answers which path. */
final class GraphApi {
  /** What Outlook takes of one app for one mailbox. */
  private static final int MAX_AT_ONCE = 4;

  private final Function<String, Mailbox> mailboxes;
  private final MessagesApi messages;
  private final SendingApi sending;
  private final SubscriptionsApi subscriptions;
  private final BatchApi batch;
  private final Delta delta;
  private final UploadSessions uploads;

  GraphApi(
      Function<String, Mailbox> mailboxes,
      MessagesApi messages,
      SendingApi sending,
      SubscriptionsApi subscriptions,
      Delta delta,
      UploadSessions uploads,
      Faults faults) {
    this.uploads = uploads;
    this.mailboxes = mailboxes;
    this.messages = messages;
    this.sending = sending;
    this.subscriptions = subscriptions;
    this.delta = delta;
    this.batch = new BatchApi(this::answer, faults);
  }

  /** Never throws: every failure is an answer. */
  GraphReply answer(GraphCall call) {
    try {
      List<String> path = call.segments();
      return switch (path.isEmpty() ? "" : path.get(0)) {
        case "users" -> users(call, path);
        case "subscriptions" -> subscriptions.handle(call);
        case "$batch" -> batch.handle(call);
        default -> throw GraphError.noSuchPath(call.path());
      };
    } catch (GraphError e) {
      return e.reply();
    }
  }

  private GraphReply users(GraphCall call, List<String> path) {
    if (path.size() < 3) {
      throw GraphError.noSuchPath(call.path());
    }
    Mailbox mailbox = mailboxes.apply(path.get(1));
    try {
      if (mailbox.inFlight.incrementAndGet() > MAX_AT_ONCE) {
        throw new GraphError(
            429,
            "ApplicationThrottled",
            "Application is over its MailboxConcurrency limit.",
            List.of(Map.entry("Retry-After", "1")));
      }
      return users(call, path, mailbox);
    } finally {
      mailbox.inFlight.decrementAndGet();
    }
  }

  private GraphReply users(GraphCall call, List<String> path, Mailbox mailbox) {
    synchronized (mailbox.lock) {
      return switch (path.get(2)) {
        case "messages" ->
            messages(
                call, mailbox, () -> List.copyOf(mailbox.items()), path.subList(3, path.size()));
        case "mailFolders" -> folders(call, mailbox, path.subList(3, path.size()));
        case "sendMail" -> sending.sendMail(call, mailbox);
        default -> throw GraphError.noSuchPath(path.get(2));
      };
    }
  }

  private GraphReply folders(GraphCall call, Mailbox mailbox, List<String> rest) {
    if (rest.isEmpty()) {
      throw GraphError.noSuchPath("mailFolders");
    }
    String folder = mailbox.folder(rest.get(0));
    if (rest.size() == 1) {
      var json = GraphReply.JSON.createObjectNode();
      json.put("id", mailbox.folderId(folder)).put("displayName", folder);
      json.put("totalItemCount", mailbox.items(folder).size());
      return GraphReply.json(200, json);
    }
    if (rest.size() == 3 && rest.get(2).equals("delta")) {
      return delta.changes(call, mailbox, folder);
    }
    return messages(call, mailbox, () -> mailbox.items(folder), rest.subList(2, rest.size()));
  }

  private GraphReply messages(
      GraphCall call, Mailbox mailbox, Supplier<List<Item>> items, List<String> rest) {
    if (rest.isEmpty()) {
      return call.method().equals("POST")
          ? sending.createDraft(call, mailbox)
          : messages.list(call, mailbox, items.get());
    }
    Item item = mailbox.item(rest.get(0));
    String what = call.method() + (rest.size() > 1 ? " " + rest.get(1) : "");
    return switch (what) {
      case "POST attachments" ->
          rest.size() > 2 && rest.get(2).equals("createUploadSession")
              ? uploads.create(call, item)
              : messages.attach(call, item);
      case "GET" -> messages.get(call, item);
      case "PATCH" -> messages.patch(call, item);
      case "DELETE" -> messages.delete(item);
      case "GET $value" -> messages.value(item);
      case "GET attachments" -> messages.attachments(call, item);
      case "POST move" -> messages.move(call, item);
      case "POST createReply" -> sending.createReply(call, item, false);
      case "POST createReplyAll" -> sending.createReply(call, item, true);
      case "POST reply" -> sending.reply(call, item, false);
      case "POST replyAll" -> sending.reply(call, item, true);
      case "POST send" -> sending.sendDraft(item);
      default -> throw GraphError.noSuchPath(what);
    };
  }
}
