package dev.threadmark.bench;

import dev.threadmark.bench.cost.Prices;
import dev.threadmark.bench.cost.Pricing;
import dev.threadmark.bench.cost.Usage;
import dev.threadmark.bench.ingest.IngestRun;
import dev.threadmark.bench.ingest.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Dollars for 100,000 mails a month, from the counts of a small run. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description =
        "Dollars for 100,000 mails a month on each cloud, from the counts of a small ingest (one"
            + " by one is the worst case) and a dated price list, with the arithmetic.")
final class CostCommand implements Callable<Integer> {
  private static final String STORED =
      "SELECT sum(length(partition) + length(name) + length(value)) FROM rows";

  @Option(names = "--mails", defaultValue = "300", description = "To count (default: 300).")
  private int mails;

  @Option(names = "--provider", defaultValue = "both", description = "graph, gmail or both.")
  private Provided provider;

  private final Prices prices = Prices.dated();
  private final Pricing pricing = new Pricing(prices);

  @Override
  public Integer call() throws IOException, SQLException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bench", "cost");
    json.put("prices", prices.json().path("dated").asText());
    json.put("assumptions", prices.assumptions());
    boolean right = true;
    for (String name : provider.names()) {
      try (TemporaryFolder folder = TemporaryFolder.made()) {
        IngestRun run = new IngestRun(name, mails, mails, 0, IngestRun.Modes.BOTH, 1, List.of());
        IngestRun.Result result = run.in(folder.path());
        right &= result.placed().right();
        double bytes = (double) stored(folder.path().resolve("data")) / result.placed().mails();
        json.put(name, bills(name, result, bytes));
      }
    }
    Json.print(json);
    return right ? 0 : 1;
  }

  private Map<String, Object> bills(String name, IngestRun.Result result, double bytes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trickle", bills(name, result.trickle(), bytes));
    json.put("burst", bills(name, result.bursts(), bytes));
    return json;
  }

  private Map<String, Object> bills(String name, Phase phase, double bytes) {
    Usage usage = Usage.of(phase, bytes);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("usagePerMail", usage);
    json.put("azure", pricing.azure(usage).json());
    json.put("aws", pricing.aws(usage).json());
    if (name.equals("gmail")) {
      json.put("google", pricing.pubSub(usage).json());
    }
    return json;
  }

  /** Characters of keys and values: what clouds bill for, but for their own overhead. */
  private static long stored(Path data) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("threadmark.db"));
        Statement statement = connection.createStatement();
        ResultSet sum = statement.executeQuery(STORED)) {
      return sum.getLong(1);
    }
  }
}
