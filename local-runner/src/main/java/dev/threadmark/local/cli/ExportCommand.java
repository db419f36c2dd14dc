package dev.threadmark.local.cli;

import dev.threadmark.backup.Export;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes down everything that no mailbox can give back. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes everything of a data folder as lines of JSON, without secrets; workers may go on"
            + " meanwhile. It holds excerpts of mail: keep it as you keep the mailboxes.")
public final class ExportCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to (default: standard output). Replaced when the export is complete.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    try (SqliteFile file = DataFolder.existing(data.data).open()) {
      Export export = new Export(new SqliteTable(file));
      if (out == null) {
        export.write(System.out::println);
        System.out.flush();
        return 0;
      }
      System.err.println(toFile(export) + " lines in " + out);
      return 0;
    }
  }

  private long toFile(Export export) throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new Troubles.BadInput(folder + " is no folder; make it first or choose another --out");
    }
    // Made readable by its owner only.
    Path part = Files.createTempFile(folder, ".export", ".part");
    try {
      long lines;
      try (BufferedWriter writer = Files.newBufferedWriter(part)) {
        lines = export.write(line -> write(writer, line));
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      return lines;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(BufferedWriter writer, String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
