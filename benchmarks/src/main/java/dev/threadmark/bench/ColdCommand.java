package dev.threadmark.bench;

import dev.threadmark.bench.cold.Cold;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a function takes that was not running. */
@Command(
    name = "cold",
    mixinStandardHelpOptions = true,
    description =
        "From no process to the webhook's first answer and to the worker's first ticket, against"
            + " the floors of the same run.")
final class ColdCommand implements Callable<Integer> {
  @Option(names = "--runs", defaultValue = "7", description = "Starts of each (default: 7).")
  private int runs;

  @Override
  public Integer call() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.made()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("bench", "cold");
      json.putAll(Cold.run(runs, folder.path()));
      Json.print(json);
      return 0;
    }
  }
}
