package dev.threadmark.bench;

import dev.threadmark.bench.ingest.IngestRun;
import dev.threadmark.bench.ingest.Notes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mails per second from bell to durable ticket, and what each costs. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "From bell to durable ticket on SQLite: mails a second, and for a mail the requests, table"
            + " and queue operations, bytes and CPU. Exit 1 if a mail is lost or misplaced.")
final class IngestCommand implements Callable<Integer> {
  @Option(names = "--mails", defaultValue = "5000", description = "To measure (default: 5000).")
  private int mails;

  @Option(names = "--provider", defaultValue = "both", description = "graph, gmail or both.")
  private Provided provider;

  @Option(names = "--mode", defaultValue = "both", description = "burst, trickle or both.")
  private IngestRun.Modes mode;

  @Option(names = "--seed", defaultValue = "1", description = "Of the mail that is written.")
  private long seed;

  @Option(names = "--burst", defaultValue = "500", description = "Mails at once (default: 500).")
  private int burst;

  @Option(
      names = "--warm-up",
      defaultValue = "2000",
      description = "Mails before anything is measured (default: 2000).")
  private int warmUp;

  @Option(
      names = "--engine-flag",
      description = "A further flag for the engine's Java, such as a recording; may be repeated.")
  private List<String> flags = List.of();

  @Override
  public Integer call() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", "ingest");
    json.put("seed", seed);
    boolean right = true;
    for (String name : provider.names()) {
      try (TemporaryFolder folder = TemporaryFolder.made()) {
        IngestRun.Result result =
            new IngestRun(name, mails, burst, warmUp, mode, seed, flags).in(folder.path());
        json.put(name, result.json());
        right &= result.placed().right();
      }
    }
    json.put("notes", Notes.ALL);
    Json.print(json);
    return right ? 0 : 1;
  }
}
