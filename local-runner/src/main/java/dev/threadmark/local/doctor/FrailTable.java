package dev.threadmark.local.doctor;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that can be made read-only, as where a role lacks a right. */
final class FrailTable implements Table {
  private final Table table;
  private volatile boolean readOnly;

  FrailTable(Table table) {
    this.table = table;
  }

  void readOnly() {
    readOnly = true;
  }

  private Table writable() {
    if (readOnly) {
      throw new StoreUnavailable("403 AuthorizationPermissionMismatch", null);
    }
    return table;
  }

  @Override
  public Optional<Row> get(RowKey key) {
    return table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    return table.getAll(keys);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    return table.range(partition, from, to, limit);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return writable().insert(key, value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return writable().replace(key, value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    writable().upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    return writable().delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    return writable().batch(partition, writes);
  }
}
