package dev.threadmark.port.memory;

import dev.threadmark.port.Bounds;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A table that is gone with the process: for tests and for looking at mail without a trace. */
public final class MemoryTable implements Table {
  private final Map<String, NavigableMap<String, Row>> partitions = new HashMap<>();
  private long writes;

  @Override
  public synchronized Optional<Row> get(RowKey key) {
    return Optional.ofNullable(partition(key.partition()).get(key.row()));
  }

  @Override
  public synchronized Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    Map<RowKey, Row> found = new HashMap<>();
    keys.forEach(key -> get(key).ifPresent(row -> found.put(key, row)));
    return found;
  }

  @Override
  public synchronized Optional<String> insert(RowKey key, String value) {
    Bounds.value(value);
    return get(key).isPresent() ? Optional.empty() : Optional.of(put(key, value));
  }

  @Override
  public synchronized Optional<String> replace(RowKey key, String value, String etag) {
    Bounds.value(value);
    return has(key, etag) ? Optional.of(put(key, value)) : Optional.empty();
  }

  @Override
  public synchronized void upsert(RowKey key, String value) {
    put(key, Bounds.value(value));
  }

  @Override
  public synchronized boolean delete(RowKey key, String etag) {
    return has(key, etag) && remove(key);
  }

  @Override
  public synchronized boolean batch(String partition, List<Write> writes) {
    Bounds.batch(partition, writes);
    if (!writes.stream().allMatch(write -> write.match(holds))) {
      return false;
    }
    for (Write write : writes) {
      write.content().ifPresentOrElse(value -> put(write.key(), value), () -> remove(write.key()));
    }
    return true;
  }

  @Override
  public synchronized List<Row> range(String partition, String from, String to, int limit) {
    Bounds.limit(limit);
    return partition(partition).tailMap(from, true).values().stream()
        .takeWhile(row -> to.isEmpty() || row.key().row().compareTo(to) < 0)
        .limit(limit)
        .toList();
  }

  private final Write.Cases<Boolean> holds =
      new Write.Cases<>() {
        @Override
        public Boolean insert(Write.Insert write) {
          return get(write.key()).isEmpty();
        }

        @Override
        public Boolean replace(Write.Replace write) {
          return has(write.key(), write.etag());
        }

        @Override
        public Boolean upsert(Write.Upsert write) {
          return true;
        }

        @Override
        public Boolean delete(Write.Delete write) {
          return has(write.key(), write.etag());
        }
      };

  private boolean has(RowKey key, String etag) {
    return get(key).map(row -> row.etag().equals(etag)).orElse(false);
  }

  private String put(RowKey key, String value) {
    // Counted over the whole table: a row that is made anew must not get an etag it had before.
    String etag = Long.toString(++writes);
    partitions
        .computeIfAbsent(key.partition(), name -> new TreeMap<>())
        .put(key.row(), new Row(key, value, etag));
    return etag;
  }

  private boolean remove(RowKey key) {
    return partition(key.partition()).remove(key.row()) != null;
  }

  private NavigableMap<String, Row> partition(String name) {
    return partitions.getOrDefault(name, new TreeMap<>());
  }
}
