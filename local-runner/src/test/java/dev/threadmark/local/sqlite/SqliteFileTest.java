package dev.threadmark.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {
  private static final RowKey KEY = new RowKey("ticket/7", "snapshot");

  @TempDir private Path folder;

  @Test
  void rowsAreThereWithTheirEtagsWhenTheFileIsOpenedAgain() {
    Path path = folder.resolve("data.db");
    String etag;
    try (SqliteFile file = SqliteFile.open(path)) {
      etag = new SqliteTable(file).insert(KEY, "one").orElseThrow();
    }
    try (SqliteFile file = SqliteFile.open(path)) {
      assertEquals(Optional.of(new Row(KEY, "one", etag)), new SqliteTable(file).get(KEY));
    }
  }

  @Test
  void whatOneHasWrittenTheOtherReadsWhileBothAreOpen() {
    Path path = folder.resolve("data.db");
    try (SqliteFile one = SqliteFile.open(path);
        SqliteFile other = SqliteFile.open(path)) {
      String etag = new SqliteTable(one).insert(KEY, "one").orElseThrow();
      assertEquals(Optional.empty(), new SqliteTable(other).insert(KEY, "other"));
      new SqliteTable(other).replace(KEY, "two", etag).orElseThrow();
      assertEquals("two", new SqliteTable(one).get(KEY).orElseThrow().value());
    }
  }

  @Test
  void eightOpenAFileThatIsNotThereYetAndAllOfThemWrite()
      throws InterruptedException, ExecutionException {
    Path path = folder.resolve("data.db");
    List<Callable<Boolean>> openers =
        IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> insert(path, i)).toList();
    ExecutorService pool = Executors.newFixedThreadPool(openers.size());
    try {
      for (Future<Boolean> inserted : pool.invokeAll(openers)) {
        assertTrue(inserted.get());
      }
    } finally {
      pool.shutdown();
    }
    try (SqliteFile file = SqliteFile.open(path)) {
      assertEquals(8, new SqliteTable(file).range("ticket/7", "", "", 100).size());
    }
  }

  private static boolean insert(Path path, int name) {
    try (SqliteFile file = SqliteFile.open(path)) {
      return new SqliteTable(file).insert(new RowKey("ticket/7", "by-" + name), "x").isPresent();
    }
  }

  @Test
  void keysAndSubjectsOfFormatOneAreFoundInTheirNewPartitions() throws SQLException {
    Path path = folder.resolve("data.db");
    SqliteFile.open(path).close();
    try (Connection older = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      older.createStatement().execute("PRAGMA user_version = 1");
      older
          .createStatement()
          .execute(
              "INSERT INTO rows VALUES ('key/ab', 'ab12', 'K', 'e'), ('subject/cd34', '7-T', 'S',"
                  + " 'e'), ('ticket/7', 'snapshot', 'T', 'e')");
    }
    try (SqliteFile file = SqliteFile.open(path)) {
      SqliteTable table = new SqliteTable(file);
      assertEquals("K", table.get(new RowKey("key/a", "ab12")).orElseThrow().value());
      assertEquals("S", table.get(new RowKey("subject/c", "cd34-7-T")).orElseThrow().value());
      assertEquals("T", table.get(KEY).orElseThrow().value());
    }
  }

  @Test
  void aFileOfANewerVersionIsLeftAloneAndSaidInOneSentence() throws SQLException {
    Path path = folder.resolve("data.db");
    SqliteFile.open(path).close();
    try (Connection newer = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      newer.createStatement().execute("PRAGMA user_version = " + (Format.NUMBER + 1));
    }
    NewerDataFile refused = assertThrows(NewerDataFile.class, () -> SqliteFile.open(path));
    assertEquals(
        path
            + " was written by a newer Threadmark (data format 3, this one knows 2):"
            + " update Threadmark or choose another data folder.",
        refused.getMessage());
  }

  @Test
  void aFileThatIsSomethingElseIsRefusedAndLeftAsItIs() throws IOException {
    Path path = folder.resolve("data.db");
    String text = "Dear support, this is not a database.\n".repeat(50);
    Files.writeString(path, text);
    assertThrows(StoreUnavailable.class, () -> SqliteFile.open(path));
    assertEquals(text, Files.readString(path));
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Path path = folder.resolve("none/data.db");
    assertThrows(StoreUnavailable.class, () -> SqliteFile.open(path));
  }
}
