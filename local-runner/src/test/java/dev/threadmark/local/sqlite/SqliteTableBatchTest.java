package dev.threadmark.local.sqlite;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableBatchContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteTableBatchTest extends TableBatchContract {
  @TempDir private Path folder;
  private SqliteFile file;

  @BeforeEach
  void open() {
    file = SqliteFile.open(folder.resolve("data.db"));
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Override
  protected Table table() {
    return new SqliteTable(file);
  }
}
