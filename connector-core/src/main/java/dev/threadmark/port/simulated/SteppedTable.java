package dev.threadmark.port.simulated;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table whose every call is a step of a schedule. */
public final class SteppedTable implements Table {
  private final Table table;
  private final Runnable step;

  /** Calls {@code step} before each call of {@code table}. */
  public SteppedTable(Table table, Runnable step) {
    this.table = table;
    this.step = step;
  }

  @Override
  public Optional<Row> get(RowKey key) {
    step.run();
    return table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    step.run();
    return table.getAll(keys);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    step.run();
    return table.insert(key, value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    step.run();
    return table.replace(key, value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    step.run();
    table.upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    step.run();
    return table.delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    step.run();
    return table.batch(partition, writes);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    step.run();
    return table.range(partition, from, to, limit);
  }
}
