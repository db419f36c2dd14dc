package dev.threadmark.local.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of the data file and their number, which is kept in {@code PRAGMA user_version}. A
 * change of the tables gets the next number and a step from the number before.
 */
final class Format {
  static final int NUMBER = 2;

  // Not WITHOUT ROWID: with values of 2 KB that nearly halves the writes and cuts reads to a third.
  // Etags are drawn, not counted, so that a row made anew has none it had before and processes need
  // not share a counter.
  private static final String ROWS =
      """
      CREATE TABLE rows (
        partition TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        etag TEXT NOT NULL,
        PRIMARY KEY (partition, name)
      )""";

  // The receipt is the attempt that holds the lease, 0 where nobody does.
  private static final String MESSAGES =
      """
      CREATE TABLE messages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        message TEXT NOT NULL,
        visible INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        receipt INTEGER NOT NULL DEFAULT 0
      )""";

  // Format 2: keys and subjects are in sixteen partitions each, where there was one for two digits
  // of a key and one for each subject, so that those of many mails are written together.
  private static final List<String> TO_SIXTEEN =
      List.of(
          "UPDATE rows SET partition = substr(partition, 1, 5) WHERE partition LIKE 'key/__'",
          """
          UPDATE rows SET name = substr(partition, 9) || '-' || name,
            partition = substr(partition, 1, 9)
          WHERE partition LIKE 'subject/__%'""",
          "PRAGMA user_version = 2");

  private Format() {}

  static void apply(Path file, Session session) throws SQLException {
    refuseNewer(file, number(session));
    session.rows("PRAGMA journal_mode = WAL", row -> row.getString(1));
    if (number(session) < NUMBER) {
      session.transaction(Format::make);
    }
    refuseNewer(file, number(session));
  }

  private static boolean make(Session session) throws SQLException {
    // Another process may have made them while this one waited for the lock.
    if (number(session) == 0) {
      session.update(ROWS);
      session.update(MESSAGES);
      session.update("CREATE INDEX messages_by_visible ON messages (visible, id)");
      session.update("PRAGMA user_version = " + NUMBER);
    } else if (number(session) == 1) {
      for (String step : TO_SIXTEEN) {
        session.update(step);
      }
    }
    return true;
  }

  private static int number(Session session) throws SQLException {
    return session.rows("PRAGMA user_version", row -> row.getInt(1)).get(0);
  }

  private static void refuseNewer(Path file, int number) {
    if (number > NUMBER) {
      throw new NewerDataFile(file, number, NUMBER);
    }
  }
}
