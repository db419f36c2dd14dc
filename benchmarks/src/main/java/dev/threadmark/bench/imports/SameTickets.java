package dev.threadmark.bench.imports;

import dev.threadmark.engine.Engine;
import dev.threadmark.local.runtime.Comparison;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Compares what two imports came to. */
public record SameTickets(Path one, Path other, String mailbox) {

  /** A sentence for each mail that is on another ticket, and for each ticket told otherwise. */
  public List<String> differences() {
    try (SqliteFile was = DataFolder.existing(one).open();
        SqliteFile is = DataFolder.existing(other).open()) {
      return new Comparison(engine(one, was), engine(other, is), ImportProcess.mailbox(mailbox))
          .differences();
    }
  }

  /** How many tickets there are. */
  public long tickets() {
    try (SqliteFile file = DataFolder.existing(one).open();
        var lines = engine(one, file).list().all(ImportProcess.mailbox(mailbox))) {
      return lines.count();
    }
  }

  private static Engine engine(Path folder, SqliteFile file) {
    return Engine.over(
        new SqliteTable(file),
        DataFolder.existing(folder).tokenKeys(),
        InstantSource.system(),
        (delivery, mark) -> {});
  }
}
