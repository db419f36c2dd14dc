package dev.threadmark.local.cli;

import dev.threadmark.local.chaos.Chaos;
import dev.threadmark.local.chaos.Ending;
import dev.threadmark.local.chaos.Setup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays histories in bad weather and checks what is promised. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Plays simulated histories: workers that die, lost bells, throttled calls. Checks that no"
            + " mail is lost or doubled. Exits 1 and shows the shortest history if a promise broke.")
public final class ChaosCommand implements Callable<Integer> {
  /** In bad weather the engine has something to log at every step. */
  private static final Logger LOG = Logger.getLogger("dev.threadmark");

  @Option(
      names = "--histories",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  private int histories;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of the first; the next ones count up. One seed is one history.")
  private long seed;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    if (histories < 1) {
      throw new Troubles.BadInput("--histories must be 1 or more");
    }
    LOG.setLevel(Level.OFF); // this process plays histories and nothing else
    long begun = System.nanoTime();
    Chaos.Result result;
    AtomicInteger played = new AtomicInteger();
    try (Progress progress = new Progress("histories", histories, played::get)) {
      progress.begin();
      result = new Chaos(Setup::of).play(seed, histories, played::set);
    }
    double seconds = Math.round((System.nanoTime() - begun) / 1e7) / 100.0;
    if (json) {
      Output.json(System.out, fields(result, seconds));
    } else {
      System.out.printf(
          "%,d histories, %,d events, %,d faults in %.1f s%n",
          result.histories(), result.events(), result.faults(), seconds);
      result.wrong().map(Chaos::shortened).ifPresent(ChaosCommand::tell);
    }
    return result.wrong().isPresent() ? 1 : 0;
  }

  private Map<String, Object> fields(Chaos.Result result, double seconds) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("histories", result.histories());
    fields.put("events", result.events());
    fields.put("faults", result.faults());
    fields.put("seconds", seconds);
    fields.put("wrong", result.wrong().map(ending -> ending.setup().seed()).orElse(null));
    fields.put("violations", result.wrong().map(Ending::violations).orElse(List.of()));
    return fields;
  }

  private static void tell(Ending ending) {
    System.out.printf(
        "seed %d ends wrong; the shortest history that still does:%n", ending.setup().seed());
    ending.violations().forEach(violation -> System.out.println("  BROKEN  " + violation));
    ending.struck().stream()
        .filter(fault -> !fault.isEmpty())
        .forEach(fault -> System.out.println("  fault   " + fault));
    ending.trace().forEach(event -> System.out.println("  " + event));
  }
}
