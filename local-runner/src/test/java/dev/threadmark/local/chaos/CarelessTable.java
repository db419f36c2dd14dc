package dev.threadmark.local.chaos;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table that takes writes of some rows whatever their condition, or forgets some rows: what the
 * engine would stand on without one of its safeties.
 */
record CarelessTable(Table table, Predicate<RowKey> unconditional, Predicate<RowKey> forgotten)
    implements Table {

  /** Writes of the rows that {@code rows} names always succeed. */
  static CarelessTable without(Predicate<RowKey> rows, Table table) {
    return new CarelessTable(table, rows, row -> false);
  }

  /** The rows that {@code rows} names are never there. */
  static CarelessTable forgetting(Predicate<RowKey> rows, Table table) {
    return new CarelessTable(table, rows, rows);
  }

  @Override
  public Optional<Row> get(RowKey key) {
    return forgotten.test(key) ? Optional.empty() : table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    Map<RowKey, Row> found = new HashMap<>(table.getAll(keys));
    found.keySet().removeIf(forgotten);
    return found;
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return unconditional.test(key) ? put(key, value) : table.insert(key, value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return unconditional.test(key) ? put(key, value) : table.replace(key, value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    table.upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    return table.delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    List<Write> careless = new ArrayList<>();
    for (Write write : writes) {
      boolean forced = unconditional.test(write.key()) && write.content().isPresent();
      careless.add(forced ? new Write.Upsert(write.key(), write.content().get()) : write);
    }
    return table.batch(partition, careless);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    return table.range(partition, from, to, limit);
  }

  private Optional<String> put(RowKey key, String value) {
    table.upsert(key, value);
    return table.get(key).map(Row::etag);
  }
}
