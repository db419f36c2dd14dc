package dev.threadmark.local.sqlite;

import dev.threadmark.port.StoreUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** One connection and the statements prepared on it, by their text. For one thread at a time. */
final class Session implements AutoCloseable {
  /** Of other processes; threads of this one wait for their turn before they come here. */
  private static final int BUSY_MILLIS = 30_000;

  /**
   * Of 4 KiB, after which the log goes into the file. A quarter of that is the usual; a page that
   * is written again meanwhile is copied once.
   */
  private static final int LOG_PAGES = 4_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setSynchronous(SynchronousMode.NORMAL);
    Session session = new Session(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    // What is erased must not go on standing in space that is free.
    session.rows("PRAGMA secure_delete = ON", row -> row.getInt(1));
    session.rows("PRAGMA wal_autocheckpoint = " + LOG_PAGES, row -> row.getInt(1));
    return session;
  }

  /** Reads one row of a result. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The number of rows changed. */
  int update(String sql, Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  <T> List<T> rows(String sql, Reader<T> reader, Object... values) throws SQLException {
    try (ResultSet result = bound(sql, values).executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    }
  }

  /** The write lock is taken at the start, so that what is read within cannot change under it. */
  boolean transaction(SqliteFile.Work<Boolean> work) throws SQLException {
    update("BEGIN IMMEDIATE");
    try {
      boolean kept = work.in(this);
      update(kept ? "COMMIT" : "ROLLBACK");
      return kept;
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  /** Many reads, and the locks of one. */
  <T> T reading(SqliteFile.Work<T> work) throws SQLException {
    update("BEGIN");
    try {
      return work.in(this);
    } finally {
      update("COMMIT");
    }
  }

  /** Where SQLite has not done so by itself already, as with a full disk. */
  private void rollBack(Exception cause) {
    try {
      update("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private PreparedStatement bound(String sql, Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
      connection.close();
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot close the data file", e);
    }
  }
}
