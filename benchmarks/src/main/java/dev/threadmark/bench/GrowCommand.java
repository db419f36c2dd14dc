package dev.threadmark.bench;

import dev.threadmark.bench.grow.Ballast;
import dev.threadmark.bench.grow.Growth;
import dev.threadmark.bench.ingest.IngestRun;
import dev.threadmark.bench.ingest.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a mail costs more where there are many tickets. */
@Command(
    name = "grow",
    mixinStandardHelpOptions = true,
    description =
        "The figures of a mail with so many tickets in the table already, and their ratios to the"
            + " first size. Exit 1 if a mail is lost or misplaced.")
final class GrowCommand implements Callable<Integer> {
  private static final long BYTES_A_TICKET = 12_000;

  @Option(
      names = "--tickets",
      split = ",",
      defaultValue = "1000,100000,1000000",
      description = "Sizes of the table (default: 1000,100000,1000000).")
  private List<Long> sizes;

  @Option(names = "--mails", defaultValue = "1000", description = "To measure (default: 1000).")
  private int mails;

  @Option(names = "--provider", defaultValue = "graph", description = "graph, gmail or both.")
  private Provided provider;

  @Override
  public Integer call() throws IOException, SQLException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", "grow");
    boolean right = true;
    for (String name : provider.names()) {
      Growth growth = new Growth();
      for (long size : sizes) {
        right &= measure(name, size, growth);
      }
      json.put(name, growth.json());
    }
    json.put("notes", Notes.ALL);
    Json.print(json);
    return right ? 0 : 1;
  }

  private boolean measure(String name, long size, Growth growth) throws IOException, SQLException {
    try (TemporaryFolder folder = TemporaryFolder.made()) {
      mustHaveRoom(folder.path(), size);
      new IngestRun(name, 500, 500, 0, IngestRun.Modes.BURST, 99, List.of()).in(folder.path());
      Path file = folder.path().resolve("data").resolve("threadmark.db");
      long begun = System.nanoTime();
      System.err.printf("%s: filling the table with %,d tickets%n", name, size);
      long rows = Ballast.fill(file, size);
      double seconds = (System.nanoTime() - begun) / 1e9;
      IngestRun.Result result =
          new IngestRun(name, mails, 500, 1_000, IngestRun.Modes.BURST, 1, List.of())
              .in(folder.path());
      growth.add(size, rows, Files.size(file), seconds, result.bursts());
      return result.placed().right();
    }
  }

  private static void mustHaveRoom(Path folder, long tickets) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < 2 * tickets * BYTES_A_TICKET) {
      throw new IOException(
          "%,d tickets need about %,d MB of disk, twice that to be safe; there are %,d MB"
              .formatted(tickets, tickets * BYTES_A_TICKET >> 20, free >> 20));
    }
  }
}
