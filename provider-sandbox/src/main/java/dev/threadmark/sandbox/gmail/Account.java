package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.MimePart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One mailbox and all it holds. Its methods are called under its own lock. */
final class Account {
  final String address;
  final Labels labels = new Labels();
  final HistoryLog history = new HistoryLog();

  /** Message id of the draft, by draft id. */
  final Map<String, String> drafts = new LinkedHashMap<>();

  /** Messages that no search finds yet. */
  final Set<String> unsearchable = new HashSet<>();

  Optional<Watching> watching = Optional.empty();

  private final Map<String, StoredMail> mails = new LinkedHashMap<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final ThreadRule threads = new ThreadRule();
  private final Consumer<Change> listener;

  /** Something that may be pushed: which mailbox, and the labels of the message concerned. */
  record Change(Account account, List<String> labels) {}

  Account(String address, Consumer<Change> listener) {
    this.address = address;
    this.listener = listener;
  }

  Collection<StoredMail> mails() {
    return mails.values();
  }

  StoredMail get(String id) {
    return Optional.ofNullable(mails.get(id)).orElseThrow(ApiError::notFound);
  }

  StoredMail add(
      byte[] raw, Collection<String> labelIds, long internalDate, Optional<String> wantedThread) {
    labels.mustKnow(labelIds);
    MimePart head = StoredMail.head(raw);
    String id = nextId(raw);
    String thread = threads.threadFor(id, head, wantedThread);
    StoredMail mail = new StoredMail(id, thread, raw, head, internalDate, labelIds);
    mails.put(id, mail);
    told(HistoryLog.Type.MESSAGE_ADDED, mail, List.of());
    return mail;
  }

  StoredMail relabel(String id, Collection<String> add, Collection<String> remove) {
    StoredMail mail = get(id);
    labels.mustKnow(add);
    List<String> added = add.stream().filter(label -> !mail.has(label)).distinct().toList();
    List<String> removed =
        remove.stream().filter(label -> mail.has(label) && !add.contains(label)).toList();
    mail.labels.addAll(added);
    removed.forEach(mail.labels::remove);
    if (!added.isEmpty()) {
      told(HistoryLog.Type.LABEL_ADDED, mail, added);
    }
    if (!removed.isEmpty()) {
      told(HistoryLog.Type.LABEL_REMOVED, mail, removed);
    }
    return mail;
  }

  void delete(String id) {
    StoredMail mail = get(id);
    mails.remove(id);
    told(HistoryLog.Type.MESSAGE_DELETED, mail, List.of());
  }

  /** Takes a label off every message; the service writes no history for that. */
  void dropLabel(String id) {
    labels.delete(id);
    mails.values().forEach(mail -> mail.labels.remove(id));
  }

  private void told(HistoryLog.Type type, StoredMail mail, List<String> changed) {
    history.add(type, mail, changed);
    listener.accept(new Change(this, mail.labelIds()));
  }

  private String nextId(byte[] raw) {
    String content = HexFormat.of().formatHex(sha256(raw));
    int occurrence = occurrences.merge(content, 1, Integer::sum);
    String seed = address + "\n" + content + "\n" + occurrence;
    return HexFormat.of().formatHex(sha256(seed.getBytes(StandardCharsets.UTF_8)), 0, 8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
