package dev.threadmark.privacy;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.port.memory.MemoryTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A table that knows which partitions were written, so that every row can be looked at. */
public final class SeenTable implements Table {
  private final Table table;
  private final Set<String> written = new TreeSet<>();
  private final Set<String> read = new TreeSet<>();

  public SeenTable(Table table) {
    this.table = table;
  }

  /** Every row that there is. */
  public List<Row> everything() {
    List<Row> all = new ArrayList<>();
    for (String partition : written) {
      String from = "";
      List<Row> rows;
      do {
        rows = table.range(partition, from, "", 1_000);
        all.addAll(rows);
        from = rows.isEmpty() ? "" : rows.get(rows.size() - 1).key().row() + "!";
      } while (rows.size() == 1_000);
    }
    return all;
  }

  /** The same rows, in memory, to be changed by themselves. */
  public SeenTable copy() {
    SeenTable copy = new SeenTable(new MemoryTable());
    everything().forEach(row -> copy.upsert(row.key(), row.value()));
    return copy;
  }

  /** The partitions that were read since this was asked last. */
  public Set<String> takeRead() {
    Set<String> all = new TreeSet<>(read);
    read.clear();
    return all;
  }

  private RowKey seen(RowKey key) {
    written.add(key.partition());
    return key;
  }

  @Override
  public Optional<Row> get(RowKey key) {
    read.add(key.partition());
    return table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    keys.forEach(key -> read.add(key.partition()));
    return table.getAll(keys);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return table.insert(seen(key), value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return table.replace(seen(key), value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    table.upsert(seen(key), value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    return table.delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    written.add(partition);
    return table.batch(partition, writes);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    read.add(partition);
    return table.range(partition, from, to, limit);
  }
}
