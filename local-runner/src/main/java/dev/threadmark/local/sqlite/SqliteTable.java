package dev.threadmark.local.sqlite;

import dev.threadmark.port.Bounds;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table in a {@link SqliteFile}. */
public final class SqliteTable implements Table {
  private static final String GET = "SELECT value, etag FROM rows WHERE partition = ? AND name = ?";
  private static final String RANGE =
      """
      SELECT name, value, etag FROM rows
      WHERE partition = ? AND name >= ? AND name < ? ORDER BY name LIMIT ?""";

  /** Above every character that a key may hold. */
  private static final String NO_END = "\u007f";

  private final SqliteFile file;

  public SqliteTable(SqliteFile file) {
    this.file = file;
  }

  @Override
  public Optional<Row> get(RowKey key) {
    return file.read(session -> get(session, key));
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    return keys.isEmpty()
        ? Map.of()
        : file.read(session -> session.reading(one -> getAll(one, keys)));
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    Bounds.value(value);
    return file.write(session -> new RowWriter(session).insert(key, value));
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    Bounds.value(value);
    return file.write(session -> new RowWriter(session).replace(key, value, etag));
  }

  @Override
  public void upsert(RowKey key, String value) {
    Bounds.value(value);
    file.write(session -> new RowWriter(session).upsert(key, value));
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    return file.write(session -> new RowWriter(session).delete(key, etag));
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    Bounds.batch(partition, writes);
    return file.writeAll(session -> new RowWriter(session).all(writes));
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    Bounds.limit(limit);
    String end = to.isEmpty() ? NO_END : to;
    return file.read(
        session ->
            session.rows(
                RANGE,
                row ->
                    new Row(
                        new RowKey(partition, row.getString(1)),
                        row.getString(2),
                        row.getString(3)),
                partition,
                from,
                end,
                limit));
  }

  private static Map<RowKey, Row> getAll(Session session, Collection<RowKey> keys)
      throws SQLException {
    Map<RowKey, Row> found = new HashMap<>();
    for (RowKey key : keys) {
      get(session, key).ifPresent(row -> found.put(key, row));
    }
    return found;
  }

  private static Optional<Row> get(Session session, RowKey key) throws SQLException {
    return session
        .rows(
            GET,
            row -> new Row(key, row.getString(1), row.getString(2)),
            key.partition(),
            key.row())
        .stream()
        .findFirst();
  }
}
