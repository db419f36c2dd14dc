package dev.threadmark.local.sqlite;

import dev.threadmark.port.RowKey;
import dev.threadmark.port.Write;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Writes rows within a {@link Session}. A condition that does not hold changes no row. */
final class RowWriter {
  private static final String INSERT =
      "INSERT INTO rows (partition, name, value, etag) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String REPLACE =
      "UPDATE rows SET value = ?, etag = ? WHERE partition = ? AND name = ? AND etag = ?";
  private static final String UPSERT =
      """
      INSERT INTO rows (partition, name, value, etag) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET value = excluded.value, etag = excluded.etag""";
  private static final String DELETE =
      "DELETE FROM rows WHERE partition = ? AND name = ? AND etag = ?";

  private final Session session;

  RowWriter(Session session) {
    this.session = session;
  }

  Optional<String> insert(RowKey key, String value) throws SQLException {
    String etag = etag();
    return only(etag, session.update(INSERT, key.partition(), key.row(), value, etag));
  }

  Optional<String> replace(RowKey key, String value, String expected) throws SQLException {
    String etag = etag();
    return only(etag, session.update(REPLACE, value, etag, key.partition(), key.row(), expected));
  }

  String upsert(RowKey key, String value) throws SQLException {
    String etag = etag();
    session.update(UPSERT, key.partition(), key.row(), value, etag);
    return etag;
  }

  boolean delete(RowKey key, String expected) throws SQLException {
    return session.update(DELETE, key.partition(), key.row(), expected) == 1;
  }

  /** False at the first condition that does not hold. */
  boolean all(List<Write> writes) throws SQLException {
    for (Write write : writes) {
      if (!write.match(step).run()) {
        return false;
      }
    }
    return true;
  }

  @FunctionalInterface
  private interface Step {
    boolean run() throws SQLException;
  }

  private final Write.Cases<Step> step =
      new Write.Cases<>() {
        @Override
        public Step insert(Write.Insert write) {
          return () -> RowWriter.this.insert(write.key(), write.value()).isPresent();
        }

        @Override
        public Step replace(Write.Replace write) {
          return () -> RowWriter.this.replace(write.key(), write.value(), write.etag()).isPresent();
        }

        @Override
        public Step upsert(Write.Upsert write) {
          return () -> !RowWriter.this.upsert(write.key(), write.value()).isEmpty();
        }

        @Override
        public Step delete(Write.Delete write) {
          return () -> RowWriter.this.delete(write.key(), write.etag());
        }
      };

  private static Optional<String> only(String etag, int changed) {
    return changed == 1 ? Optional.of(etag) : Optional.empty();
  }

  private static String etag() {
    return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
  }
}
