package dev.threadmark.bench.grow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BallastTest {
  private static final String ID = "F7J4-W0Y1-1NZF";
  private static final String LINES = "list/54c618d28d154dd27f4f84accdc7441610aa56f9";

  @TempDir Path folder;

  @Test
  void eachCopyHasAnIdOfItsOwnInEveryRow() throws SQLException {
    Path file = folder.resolve("threadmark.db");
    try (SqliteFile open = SqliteFile.open(file)) {
      oneTicket(new SqliteTable(open));
    }
    assertEquals(6 * 50, Ballast.fill(file, 50));
    try (SqliteFile open = SqliteFile.open(file)) {
      Table table = new SqliteTable(open);
      assertEquals(50, table.range(LINES, "", "", 100).size());
      for (Row line : table.range(LINES, "", "", 100)) {
        String id = line.value();
        assertEquals(id, table.get(new RowKey("ticket/graph/" + id, "snapshot")).get().value());
      }
    }
  }

  private static void oneTicket(Table table) {
    String hash = "6a5e".repeat(10);
    table.upsert(new RowKey("ticket/graph/" + ID, "snapshot"), ID);
    table.upsert(new RowKey("ticket/graph/" + ID, "event-000001"), "opened");
    table.upsert(new RowKey("ticket/graph/" + ID, "event-000002"), "added");
    table.upsert(new RowKey("key/6a", hash), ID);
    table.upsert(new RowKey("mail/" + hash, hash), ID);
    table.upsert(new RowKey(LINES, "9223370243239443807-" + ID), ID);
  }
}
