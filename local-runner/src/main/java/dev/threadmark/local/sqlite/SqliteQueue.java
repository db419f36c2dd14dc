package dev.threadmark.local.sqlite;

import dev.threadmark.port.Bounds;
import dev.threadmark.port.Queue;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The queue in a {@link SqliteFile}. Processes that share the file share the messages. */
public final class SqliteQueue implements Queue {
  private static final String PUT = "INSERT INTO messages (message, visible) VALUES (?, ?)";
  private static final String WAITS = "SELECT 1 FROM messages WHERE visible <= ? LIMIT 1";
  private static final String TAKE =
      """
      UPDATE messages SET visible = ?, attempts = attempts + 1, receipt = attempts + 1
      WHERE id = (SELECT id FROM messages WHERE visible <= ? ORDER BY visible, id LIMIT 1)
      RETURNING id, message, attempts""";
  private static final String SIZE = "SELECT count(*) FROM messages";
  private static final String CLEAR = "DELETE FROM messages";
  private static final String DONE =
      "DELETE FROM messages WHERE id = ? AND receipt = ? AND visible > ?";
  private static final String AGAIN =
      "UPDATE messages SET visible = ?, receipt = 0 WHERE id = ? AND receipt = ? AND visible > ?";

  private final SqliteFile file;
  private final InstantSource now;

  public SqliteQueue(SqliteFile file, InstantSource now) {
    this.file = file;
    this.now = now;
  }

  @Override
  public void put(String message) {
    Bounds.message(message);
    file.write(session -> session.update(PUT, message, now.millis()));
  }

  @Override
  public Optional<Taken> take(Duration lease) {
    // A worker that finds nothing, which is most of the time, must not hold up the writers.
    if (!file.read(this::waits)) {
      return Optional.empty();
    }
    return file.write(session -> take(session, lease));
  }

  /** How many messages there are, hidden ones too. */
  public long size() {
    return file.read(session -> session.rows(SIZE, row -> row.getLong(1))).get(0);
  }

  /** Drops all messages: those of a run before this one have nothing to say. */
  public void clear() {
    file.write(session -> session.update(CLEAR));
  }

  private boolean waits(Session session) throws SQLException {
    return !session.rows(WAITS, row -> row.getInt(1), now.millis()).isEmpty();
  }

  private Optional<Taken> take(Session session, Duration lease) throws SQLException {
    long time = now.millis();
    return session
        .<Taken>rows(
            TAKE,
            row -> new Leased(row.getLong(1), row.getString(2), row.getInt(3)),
            time + lease.toMillis(),
            time)
        .stream()
        .findFirst();
  }

  private final class Leased implements Taken {
    private final long id;
    private final String message;
    private final int attempt;

    private Leased(long id, String message, int attempt) {
      this.id = id;
      this.message = message;
      this.attempt = attempt;
    }

    @Override
    public String message() {
      return message;
    }

    @Override
    public int attempt() {
      return attempt;
    }

    @Override
    public void done() {
      file.write(session -> session.update(DONE, id, attempt, now.millis()));
    }

    @Override
    public void again(Duration delay) {
      long time = now.millis();
      file.write(session -> session.update(AGAIN, time + delay.toMillis(), id, attempt, time));
    }
  }
}
