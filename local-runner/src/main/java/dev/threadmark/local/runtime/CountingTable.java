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

/**
 * A table that counts how often it is asked, and for how many rows: some clouds bill the calls,
 * some the rows.
 */
public final class CountingTable implements Table {
  private final Table table;
  private final LongAdder reads = new LongAdder();
  private final LongAdder writes = new LongAdder();
  private final LongAdder rowsRead = new LongAdder();
  private final LongAdder rowsWritten = new LongAdder();
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

  private void writing(int rows) {
    writes.increment();
    rowsWritten.add(rows);
    beforeWrite.run();
  }

  public long reads() {
    return reads.sum();
  }

  public long writes() {
    return writes.sum();
  }

  /**
   * Rows that were asked for by key, found or not, and rows that ranges told; 1 at least a call.
   */
  public long rowsRead() {
    return rowsRead.sum();
  }

  /** Rows that were to be written or deleted, where the condition did not hold too. */
  public long rowsWritten() {
    return rowsWritten.sum();
  }

  private void reading(int rows) {
    reads.increment();
    rowsRead.add(Math.max(1, rows));
  }

  @Override
  public Optional<Row> get(RowKey key) {
    reading(1);
    return table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    reading(keys.size());
    return table.getAll(keys);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    writing(1);
    return table.insert(key, value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    writing(1);
    return table.replace(key, value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    writing(1);
    table.upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    writing(1);
    return table.delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> all) {
    writing(all.size());
    return table.batch(partition, all);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    List<Row> rows = table.range(partition, from, to, limit);
    reading(rows.size());
    return rows;
  }
}
