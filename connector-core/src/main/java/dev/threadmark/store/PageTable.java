package dev.threadmark.store;

import dev.threadmark.port.Bounds;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table for the length of one page of mails: rows that the page needs are fetched ahead in few
 * reads, and rows that nobody else waits for are written behind in few batches.
 *
 * <p>What was fetched may be old by now. Who writes on conditions only may rely on it all the same:
 * a lost race shows that it is old, and has all of it forgotten. Who must see what others wrote
 * asks for that by {@link #forget}. What is to be written behind is seen by this page at once, by
 * others after {@link #flush}, and by nobody if the process dies before. For one thread.
 */
public final class PageTable implements Table {
  private final Table table;
  private final Map<RowKey, Optional<Row>> known = new HashMap<>();

  /** What is to be written, by partition. */
  private final Map<String, Map<RowKey, Write>> behind = new LinkedHashMap<>();

  private boolean ours = true;

  public PageTable(Table table) {
    this.table = table;
  }

  /** Fetches rows, or that they are not there, unless that is known. */
  public void ahead(Collection<RowKey> keys) {
    Set<RowKey> wanted = new LinkedHashSet<>(keys);
    wanted.removeIf(known::containsKey);
    if (!wanted.isEmpty()) {
      Map<RowKey, Row> found = table.getAll(wanted);
      wanted.forEach(key -> known.put(key, Optional.ofNullable(found.get(key))));
    }
  }

  /** Forgets what was fetched; what is to be written stays. */
  public void forget() {
    known.clear();
  }

  /** Makes the row at the next {@link #flush}, unless somebody has made it by then. */
  public void insertBehind(RowKey key, String value) {
    behind(key).putIfAbsent(key, new Write.Insert(key, Bounds.value(value)));
  }

  /** Puts the row at the next {@link #flush}, whatever is there. */
  public void upsertBehind(RowKey key, String value) {
    behind(key).put(key, new Write.Upsert(key, Bounds.value(value)));
  }

  /**
   * Writes what is to be written.
   *
   * @return false if, since the flush before, a row that was to be made had been made by somebody
   *     else, with another value
   */
  public boolean flush() {
    List.copyOf(behind.keySet()).forEach(this::flush);
    boolean all = ours;
    ours = true;
    return all;
  }

  private void flush(String partition) {
    List<Write> writes = List.copyOf(behind.getOrDefault(partition, Map.of()).values());
    for (int from = 0; from < writes.size(); from += MAX_BATCH) {
      List<Write> some = writes.subList(from, Math.min(writes.size(), from + MAX_BATCH));
      if (!table.batch(partition, some)) {
        some.forEach(write -> settle(write.key()));
      }
      some.forEach(write -> taken(write.key()));
      some.forEach(write -> known.remove(write.key()));
    }
    behind.remove(partition);
  }

  private Map<RowKey, Write> behind(RowKey key) {
    return behind.computeIfAbsent(key.partition(), any -> new LinkedHashMap<>());
  }

  /** What is to be written there; null for nothing. */
  private Write pending(RowKey key) {
    return behind.getOrDefault(key.partition(), Map.of()).get(key);
  }

  private Write taken(RowKey key) {
    Map<RowKey, Write> there = behind.get(key.partition());
    return there == null ? null : there.remove(key);
  }

  /** Writes one row that is to be written; nothing where there is none. */
  private void settle(RowKey key) {
    Write write = taken(key);
    if (write instanceof Write.Insert insert) {
      Optional<String> etag = table.insert(key, insert.value());
      Optional<Row> now =
          etag.map(mine -> new Row(key, insert.value(), mine)).or(() -> table.get(key));
      ours &= now.map(row -> row.value().equals(insert.value())).orElse(false);
      known.put(key, now);
    } else if (write instanceof Write.Upsert upsert) {
      table.upsert(key, upsert.value());
      known.remove(key);
    }
  }

  @Override
  public Optional<Row> get(RowKey key) {
    Write pending = pending(key);
    if (pending != null) {
      return pending.content().map(value -> new Row(key, value, ""));
    }
    Optional<Row> fetched = known.get(key);
    return fetched != null ? fetched : table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    Map<RowKey, Row> found = new HashMap<>();
    List<RowKey> asked = new ArrayList<>();
    for (RowKey key : keys) {
      if (pending(key) != null || known.containsKey(key)) {
        get(key).ifPresent(row -> found.put(key, row));
      } else {
        asked.add(key);
      }
    }
    if (!asked.isEmpty()) {
      found.putAll(table.getAll(asked));
    }
    return found;
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    settle(key);
    return written(key, value, table.insert(key, value));
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    // One that is still to be written has no etag yet: it gets one now.
    boolean pending = pending(key) != null && etag.isEmpty();
    settle(key);
    String expected = pending ? get(key).map(Row::etag).orElse("") : etag;
    return written(key, value, table.replace(key, value, expected));
  }

  @Override
  public void upsert(RowKey key, String value) {
    settle(key);
    known.remove(key);
    table.upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    settle(key);
    known.remove(key);
    return table.delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    writes.forEach(write -> settle(write.key()));
    boolean done = table.batch(partition, writes);
    writes.forEach(write -> known.remove(write.key()));
    if (!done) {
      forget();
    }
    return done;
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    flush(partition);
    return table.range(partition, from, to, limit);
  }

  private Optional<String> written(RowKey key, String value, Optional<String> etag) {
    if (etag.isEmpty()) {
      forget();
    } else {
      known.put(key, Optional.of(new Row(key, value, etag.get())));
    }
    return etag;
  }
}
