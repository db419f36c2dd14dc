package dev.threadmark.bench;

import dev.threadmark.bench.imports.ImportRun;
import dev.threadmark.bench.imports.MboxFile;
import dev.threadmark.bench.imports.SameTickets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast old mail becomes tickets, and whether a killed import comes to the same ones. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Imports a made-up mbox twice: once through, and once killed by kill -9 at 40 %% and gone on"
            + " with. Exit 1 if a thread is no ticket of its own or the two runs differ.")
final class ImportCommand implements Callable<Integer> {
  private static final String MAILBOX = "support@lumen.example";
  private static final double KILLED_AT = 0.4;

  @Option(names = "--mails", defaultValue = "50000", description = "Default: 50000.")
  private int mails;

  @Option(names = "--seed", defaultValue = "1", description = "Of the mail that is written.")
  private long seed;

  @Option(names = "--heap", defaultValue = "256m", description = "Default: 256m.")
  private String heap;

  @Override
  public Integer call() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.made()) {
      return run(folder.path());
    }
  }

  private int run(Path folder) throws IOException {
    Path mbox = folder.resolve("old.mbox");
    int threads = MboxFile.write(mbox, MAILBOX, mails, seed);
    ImportRun.Result through = importing(mbox, folder.resolve("through")).toTheEnd();
    ImportRun broken = importing(mbox, folder.resolve("broken"));
    ImportRun.Result killed = broken.upTo(Math.round(mails * KILLED_AT));
    ImportRun.Result rest = broken.toTheEnd();
    SameTickets tickets =
        new SameTickets(folder.resolve("through"), folder.resolve("broken"), MAILBOX);
    List<String> differences = tickets.differences();

    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", "import");
    json.put("mails", mails);
    json.put("megabytes", Files.size(mbox) / 1_000_000);
    json.put("heap", heap);
    json.put("threads", threads);
    json.put("tickets", tickets.tickets());
    json.put("through", figures(through));
    json.put("killed", figures(killed));
    json.put("goneOn", figures(rest));
    json.put("differences", differences.stream().limit(20).toList());
    Json.print(json);
    boolean all = through.mails() == mails && rest.mails() == mails;
    return all && differences.isEmpty() && tickets.tickets() == threads ? 0 : 1;
  }

  private ImportRun importing(Path mbox, Path data) {
    return new ImportRun(mbox, data, MAILBOX, List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
  }

  private static Map<String, Object> figures(ImportRun.Result result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("from", result.from());
    figures.put("to", result.mails());
    figures.put("seconds", Math.round(result.seconds() * 10) / 10.0);
    figures.put("mailsPerSecond", result.mailsPerSecond());
    result
        .said()
        .forEach((what, bytes) -> figures.put("heap." + what + ".megabytes", bytes / 1_000_000));
    return figures;
  }
}
