package dev.threadmark.sandbox.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mailbox with its folders, its messages and the order in which they changed. */
final class Mailbox {
  static final String INBOX = "inbox";
  static final String SENT = "sentitems";
  static final String DRAFTS = "drafts";
  static final String OUTBOX = "outbox";
  static final List<String> FOLDERS =
      List.of(INBOX, SENT, DRAFTS, "deleteditems", "archive", "junkemail", OUTBOX);

  /**
   * A place in a folder's log of changes.
   *
   * @param gone true where the item has left the folder
   * @param deleted true where it has left the mailbox
   */
  record Change(Item item, boolean gone, boolean deleted) {}

  final Object lock;
  private final String address;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, Item> byFolderId = new HashMap<>();
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<String, NavigableMap<Long, Change>> arrivals = new HashMap<>();
  private final Map<String, NavigableMap<Long, Change>> changes = new HashMap<>();
  private final Map<String, Map<String, Long>> lastChange = new HashMap<>();
  final AtomicInteger inFlight = new AtomicInteger();
  private long sequence;

  /**
   * @param lock one for all mailboxes, since mail goes from one to another
   */
  Mailbox(String address, Object lock) {
    this.lock = lock;
    this.address = address;
  }

  String address() {
    return address;
  }

  /** The same content gets the same id in the same mailbox, however often a test is run. */
  String newId(byte[] content) {
    String digest = Base64.getUrlEncoder().encodeToString(Digests.of("SHA-256", content));
    int copy = copies.merge(digest, 1, Integer::sum);
    return Digests.id("AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A", address, digest, copy + "");
  }

  Item deliver(byte[] raw, String folder, Instant received) {
    Item item = new Item(this, newId(raw), raw, folder, received);
    item.inbound = folder.equals(INBOX);
    item.read = !item.inbound;
    add(item);
    return item;
  }

  void add(Item item) {
    items.put(item.id, item);
    arrive(item);
  }

  private void arrive(Item item) {
    item.created = ++sequence;
    byFolderId.put(item.id(false), item);
    log(arrivals, item.folder).put(item.created, new Change(item, false, false));
    log(item, false, false);
  }

  /** The item has changed in its folder: delta tells it again, unless asked for new ones only. */
  void changed(Item item, Instant now) {
    item.touch(now);
    sequence++;
    log(item, false, false);
  }

  void move(Item item, String folder) {
    leave(item, false);
    item.folder = folder;
    arrive(item);
  }

  void delete(Item item) {
    leave(item, true);
    items.remove(item.id);
  }

  private void leave(Item item, boolean deleted) {
    byFolderId.remove(item.id(false));
    log(arrivals, item.folder).remove(item.created);
    sequence++;
    log(item, true, deleted);
  }

  private void log(Item item, boolean gone, boolean deleted) {
    Map<String, Long> last = lastChange.computeIfAbsent(item.folder, f -> new HashMap<>());
    Long before = last.put(item.id, sequence);
    if (before != null) {
      log(changes, item.folder).remove(before);
    }
    item.changed = sequence;
    log(changes, item.folder).put(sequence, new Change(item, gone, deleted));
  }

  private static NavigableMap<Long, Change> log(
      Map<String, NavigableMap<Long, Change>> logs, String folder) {
    return logs.computeIfAbsent(folder, f -> new TreeMap<>());
  }

  /** What happened in a folder after a point of its history, oldest first. */
  NavigableMap<Long, Change> since(String folder, long point, boolean arrivalsOnly) {
    return log(arrivalsOnly ? arrivals : changes, folder).tailMap(point, false);
  }

  long now() {
    return sequence;
  }

  Item item(String id) {
    Item item = items.containsKey(id) ? items.get(id) : byFolderId.get(id);
    if (item == null) {
      throw GraphError.itemNotFound();
    }
    return item;
  }

  Collection<Item> items() {
    return items.values();
  }

  List<Item> items(String folder) {
    List<Item> found = new ArrayList<>();
    log(arrivals, folder).values().forEach(change -> found.add(change.item()));
    return found;
  }

  /** The id of a folder by its well-known name. */
  String folderId(String folder) {
    return Digests.id("AQMkADAwATM0MDAAMS", address, folder).substring(0, 60);
  }

  /** The well-known name behind a name or an id. */
  String folder(String nameOrId) {
    Optional<String> known =
        FOLDERS.stream()
            .filter(
                f -> f.equals(nameOrId.toLowerCase(Locale.ROOT)) || folderId(f).equals(nameOrId))
            .findFirst();
    return known.orElseThrow(GraphError::itemNotFound);
  }
}
