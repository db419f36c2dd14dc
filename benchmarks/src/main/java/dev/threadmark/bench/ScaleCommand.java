package dev.threadmark.bench;

import dev.threadmark.bench.cost.Prices;
import dev.threadmark.bench.scale.Load;
import dev.threadmark.bench.scale.Scale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How far a deployment carries, simulated. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description =
        "Simulates a deployment in simulated time: queue, delay, partitions, keeper, throttling,"
            + " dollars, and which limit comes first. A model; it says what is measured.")
final class ScaleCommand implements Callable<Integer> {
  @Option(names = "--mailboxes", defaultValue = "100", description = "Up to 200,000 (100).")
  private int mailboxes;

  @Option(
      names = "--mails-a-month",
      defaultValue = "0",
      description = "Of all mailboxes together (default: 1,000 each).")
  private long mails;

  @Option(names = "--seed", defaultValue = "1", description = "Same seed, same figures (1).")
  private long seed;

  @Option(names = "--days", defaultValue = "7", description = "Simulated, from a Monday (7).")
  private int days;

  @Option(
      names = "--workers",
      defaultValue = "0",
      description = "Bells at a time (default: as infra/ sets it, 10 on AWS, 24 on Azure).")
  private int workers;

  @Option(
      names = "--sweep-minutes",
      defaultValue = "10",
      description = "THREADMARK_SWEEP_EVERY in minutes (default: 10).")
  private int sweep;

  @Override
  public Integer call() {
    long all = mails == 0 ? 1_000L * mailboxes : mails;
    Load load = new Load(mailboxes, all, seed, days, workers, 60 * sweep);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", "scale");
    json.putAll(Scale.json(load, Prices.dated()));
    Json.print(json);
    return 0;
  }
}
