package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What happened in one mailbox, oldest first. Ids grow with gaps, as the real ones do. */
final class HistoryLog {
  private static final int GAP = 7;

  private final List<Entry> entries = new ArrayList<>();
  private long current = 1_000;
  private long oldest = 1_000;

  enum Type {
    MESSAGE_ADDED("messageAdded", "messagesAdded"),
    MESSAGE_DELETED("messageDeleted", "messagesDeleted"),
    LABEL_ADDED("labelAdded", "labelsAdded"),
    LABEL_REMOVED("labelRemoved", "labelsRemoved");

    final String asked;
    final String told;

    Type(String asked, String told) {
      this.asked = asked;
      this.told = told;
    }
  }

  /**
   * @param labels the labels of the message right after
   * @param changed the labels that were added or removed
   */
  record Entry(
      long id,
      Type type,
      String message,
      String thread,
      List<String> labels,
      List<String> changed) {
    ObjectNode json() {
      ObjectNode json = Json.object().put("id", Long.toString(id));
      json.putArray("messages").addObject().put("id", message).put("threadId", thread);
      ObjectNode told = json.putArray(type.told).addObject();
      told.putObject("message")
          .put("id", message)
          .put("threadId", thread)
          .set("labelIds", Json.array(labels));
      if (!changed.isEmpty()) {
        told.set("labelIds", Json.array(changed));
      }
      return json;
    }
  }

  void add(Type type, StoredMail mail, List<String> changed) {
    current += GAP;
    mail.historyId = current;
    entries.add(
        new Entry(current, type, mail.id, mail.threadId, mail.labelIds(), List.copyOf(changed)));
  }

  long current() {
    return current;
  }

  /** From now on everything that was told before is too old to start from. */
  void forget() {
    entries.clear();
    current += GAP;
    oldest = current;
  }

  boolean reachesBackTo(long start) {
    return start >= oldest;
  }

  List<Entry> after(long id, int most) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).id() <= id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return entries.subList(low, Math.min(entries.size(), low + most));
  }
}
