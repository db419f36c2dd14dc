package dev.threadmark.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code threadmark bench}: what a mail costs, as one JSON object on stdout. */
@Command(
    name = "threadmark bench",
    description = "Measures what a mail costs, against the sandboxes in another process.",
    subcommands = {
      IngestCommand.class,
      GrowCommand.class,
      CostCommand.class,
      ColdCommand.class,
      ImportCommand.class,
      ScaleCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command; 0 if it went well, 1 if mail was lost or misplaced, 2 for a wrong option. */
  public static int run(String... args) {
    return new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(args);
  }
}
