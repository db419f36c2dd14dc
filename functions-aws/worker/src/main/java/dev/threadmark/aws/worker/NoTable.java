package dev.threadmark.aws.worker;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds nothing and keeps nothing, and every write succeeds. */
final class NoTable implements Table {
  @Override
  public Optional<Row> get(RowKey key) {
    return Optional.empty();
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    return Map.of();
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return Optional.of("1");
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return Optional.of("1");
  }

  @Override
  public void upsert(RowKey key, String value) {}

  @Override
  public boolean delete(RowKey key, String etag) {
    return true;
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    return true;
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    return List.of();
  }
}
