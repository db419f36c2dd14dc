package dev.threadmark.local.cli;

import dev.threadmark.backup.Restore;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings an export back. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Brings an export back into a folder that holds no data yet. Put the old token.keys into it"
            + " too: without them, reply tokens that were given out are worth nothing.")
public final class RestoreCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Parameters(paramLabel = "FILE", description = "What export wrote.")
  private Path export;

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(export)) {
      throw new Troubles.BadInput(export + " cannot be read; name a file that export wrote");
    }
    DataFolder folder = DataFolder.at(data.data);
    if (folder.holdsData()) {
      throw new Troubles.BadInput(
          data.data + " holds data already; choose an empty folder with --data");
    }
    Restore.Result result;
    try (SqliteFile file = folder.openNew();
        BufferedReader reader = Files.newBufferedReader(export)) {
      result = new Restore(new SqliteTable(file)).run(reader.lines().iterator());
    }
    if (result instanceof Restore.Result.Refused refused) {
      folder.discardNew();
      throw new Troubles.BadInput(export + ": " + refused.why());
    }
    folder.keepNew();
    Restore.Result.Restored restored = (Restore.Result.Restored) result;
    System.out.printf("%d tickets restored from %d lines.%n", restored.tickets(), restored.lines());
    return 0;
  }
}
