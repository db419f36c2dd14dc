package dev.threadmark.sandbox.gmail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The methods of {@code users}, by HTTP method and path with {@code *} for an id. Units are those
 * of Google's quota page since 1 May 2026; where it names none, the nearest method's.
 */
final class Operations {
  private final Map<String, Operation> byShape = new HashMap<>();

  /** An operation and the ids its path holds. */
  record Found(Operation operation, List<String> ids) {}

  Operations(
      MessagesApi messages, Intake intake, LabelsApi labels, HistoryApi history, WatchApi watch) {
    add("GET profile", 1, (a, ids, call) -> history.profile(a));
    add("GET history", 2, (a, ids, call) -> history.list(a, call));
    add("POST watch", 100, (a, ids, call) -> watch.watch(a, call));
    add("POST stop", 50, (a, ids, call) -> watch.stop(a));
    addMessages(messages);
    addIntake(intake);
    add("GET labels", 1, (a, ids, call) -> labels.list(a));
    add("POST labels", 5, (a, ids, call) -> labels.create(a, call));
    add("GET labels/*", 1, (a, ids, call) -> labels.get(a, ids.get(0)));
    add("PATCH labels/*", 5, (a, ids, call) -> labels.change(a, ids.get(0), call));
    add("PUT labels/*", 5, (a, ids, call) -> labels.change(a, ids.get(0), call));
    add("DELETE labels/*", 5, (a, ids, call) -> labels.delete(a, ids.get(0)));
  }

  private void addMessages(MessagesApi messages) {
    add("GET messages", 5, (a, ids, call) -> messages.list(a, call));
    add("GET messages/*", 20, (a, ids, call) -> messages.get(a, ids.get(0), call));
    add(
        "GET messages/*/attachments/*",
        20,
        (a, ids, call) -> messages.attachment(a, ids.get(0), ids.get(1)));
    add("POST messages/*/modify", 5, (a, ids, call) -> messages.modify(a, ids.get(0), call));
    add("POST messages/*/trash", 20, (a, ids, call) -> messages.trash(a, ids.get(0)));
    add("POST messages/*/untrash", 20, (a, ids, call) -> messages.untrash(a, ids.get(0)));
    add("DELETE messages/*", 20, (a, ids, call) -> messages.delete(a, ids.get(0)));
    add("POST messages/batchModify", 50, (a, ids, call) -> messages.batchModify(a, call));
    add("POST messages/batchDelete", 50, (a, ids, call) -> messages.batchDelete(a, call));
    add("GET threads/*", 40, (a, ids, call) -> messages.thread(a, ids.get(0), call));
  }

  private void addIntake(Intake intake) {
    add(
        "POST messages/send",
        100,
        (a, ids, call) -> intake.send(a, Upload.json(call), Upload.media(call)));
    add(
        "POST messages",
        25,
        (a, ids, call) -> intake.insert(a, Upload.json(call), Upload.media(call), call));
    add(
        "POST messages/import",
        25,
        (a, ids, call) -> intake.insert(a, Upload.json(call), Upload.media(call), call));
    add("GET drafts", 5, (a, ids, call) -> intake.listDrafts(a));
    add(
        "POST drafts",
        10,
        (a, ids, call) -> intake.createDraft(a, Upload.json(call), Upload.media(call)));
    add("GET drafts/*", 20, (a, ids, call) -> intake.getDraft(a, ids.get(0), call));
    add(
        "PUT drafts/*",
        15,
        (a, ids, call) -> intake.updateDraft(a, ids.get(0), Upload.json(call), Upload.media(call)));
    add("DELETE drafts/*", 10, (a, ids, call) -> intake.deleteDraft(a, ids.get(0)));
    add("POST drafts/send", 100, (a, ids, call) -> intake.sendDraft(a, Upload.json(call)));
  }

  private void add(String shape, int units, Operation.Handler handler) {
    byShape.put(shape, new Operation(units, GmailKinds.of(shape), handler));
  }

  /**
   * @param rest the path after the user
   */
  Optional<Found> find(String method, List<String> rest) {
    List<String> shape = new ArrayList<>(rest);
    List<String> ids = new ArrayList<>();
    Operation exact = byShape.get(method + " " + String.join("/", shape));
    for (int n = 1; n < rest.size() && exact == null; n += 2) {
      ids.add(shape.set(n, "*"));
      exact = byShape.get(method + " " + String.join("/", shape));
    }
    return Optional.ofNullable(exact).map(operation -> new Found(operation, ids));
  }
}
