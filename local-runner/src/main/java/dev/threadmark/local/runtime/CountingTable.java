package dev.threadmark.local.runtime;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** A table that counts how often it is asked: what a cloud would bill. */
public final class CountingTable implements Table {
  private final Table table;
  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();

  private final Runnable beforeWrite;

  public CountingTable(Table table) {
    this(table, () -> {});
  }

  /**
   * @param beforeWrite is run before each write, which is counted by then
   */
  public CountingTable(Table table, Runnable beforeWrite) {
    this.table = table;
    this.beforeWrite = beforeWrite;
  }

  private void writing() {
    writes.increment();
    beforeWrite.run();
  }

  public long reads() {
    return reads.sum();
  }

  public long writes() {
    return writes.sum();
  }

  @Override
  public Optional<Row> get(RowKey key) {
    reads.increment();
    return table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    reads.increment();
    return table.getAll(keys);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    writing();
    return table.insert(key, value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    writing();
    return table.replace(key, value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    writing();
    table.upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    writing();
    return table.delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> all) {
    writing();
    return table.batch(partition, all);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    reads.increment();
    return table.range(partition, from, to, limit);
  }
}
