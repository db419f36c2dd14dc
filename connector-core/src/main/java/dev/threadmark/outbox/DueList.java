package dev.threadmark.outbox;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Leads to the open entries of all mailboxes: the partition {@code outbox}, one small row an entry,
 * in the order in which they are due. What is due is one read from its beginning, however many
 * mailboxes and tickets there are. A row may be early or in vain, never missing: the entry decides.
 */
final class DueList {
  private static final String PARTITION = "outbox";

  private final Table table;

  DueList(Table table) {
    this.table = table;
  }

  /**
   * @param vain how often it was moved since there was no entry
   * @param missed when it was first seen that there is none
   */
  private record Pointer(OutboxStore.Place place, int vain, Optional<Instant> missed) {
    Pointer(OutboxStore.Place place) {
      this(place, 0, Optional.empty());
    }
  }

  /** A row of the list, as it was read. */
  record Listed(
      OutboxStore.Place place,
      int vain,
      Optional<Instant> missed,
      Instant at,
      RowKey key,
      String etag) {}

  void add(OutboxStore.Place place, Instant at) {
    table.upsert(key(place, at), Json.write(new Pointer(place)));
  }

  /** What is due by {@code now}, at most {@code most}, the longest overdue first. */
  List<Listed> until(Instant now, int most) {
    return table.range(PARTITION, "", prefix(now.plusMillis(1)), most).stream()
        .map(DueList::listed)
        .toList();
  }

  /** When the next one is due. */
  Optional<Instant> next() {
    return table.range(PARTITION, "", "", 1).stream().map(row -> listed(row).at()).findFirst();
  }

  /** Notes that there is no entry now, and leaves it where it is. */
  void miss(Listed was, Instant now) {
    Pointer missed = new Pointer(was.place(), was.vain(), Optional.of(now));
    table.replace(was.key(), Json.write(missed), was.etag());
  }

  void move(Listed was, Instant at) {
    move(was, at, new Pointer(was.place()));
  }

  void moveVain(Listed was, Instant at) {
    move(was, at, new Pointer(was.place(), was.vain() + 1, was.missed()));
  }

  /** In one batch: at no time is it off the list. */
  private void move(Listed was, Instant at, Pointer moved) {
    RowKey key = key(was.place(), at);
    String pointer = Json.write(moved);
    if (key.equals(was.key())) {
      table.upsert(key, pointer);
      return;
    }
    boolean done =
        table.batch(
            PARTITION,
            List.of(new Write.Upsert(key, pointer), new Write.Delete(was.key(), was.etag())));
    if (!done) {
      table.upsert(key, pointer); // somebody else took the old one off, perhaps to another time
    }
  }

  void remove(Listed was) {
    table.delete(was.key(), was.etag());
  }

  private static Listed listed(Row row) {
    Pointer pointer = Json.read(row.value(), Pointer.class);
    String millis = row.key().row().substring(0, row.key().row().indexOf('-'));
    return new Listed(
        pointer.place(),
        pointer.vain(),
        pointer.missed(),
        Instant.ofEpochMilli(Long.parseLong(millis)),
        row.key(),
        row.etag());
  }

  private static RowKey key(OutboxStore.Place place, Instant at) {
    return new RowKey(PARTITION, prefix(at) + place.key());
  }

  private static String prefix(Instant at) {
    return "%015d-".formatted(Math.max(0, at.toEpochMilli()));
  }
}
