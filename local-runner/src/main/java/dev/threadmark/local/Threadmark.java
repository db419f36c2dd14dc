package dev.threadmark.local;

import dev.threadmark.local.cli.ActCommand;
import dev.threadmark.local.cli.ChaosCommand;
import dev.threadmark.local.cli.DemoCommand;
import dev.threadmark.local.cli.DoctorCommand;
import dev.threadmark.local.cli.ExplainCommand;
import dev.threadmark.local.cli.ExportCommand;
import dev.threadmark.local.cli.HealthCommand;
import dev.threadmark.local.cli.ImportCommand;
import dev.threadmark.local.cli.MessagesCommand;
import dev.threadmark.local.cli.PersonCommand;
import dev.threadmark.local.cli.QuarantineCommand;
import dev.threadmark.local.cli.RebuildCommand;
import dev.threadmark.local.cli.ReplayCommand;
import dev.threadmark.local.cli.RestoreCommand;
import dev.threadmark.local.cli.SearchCommand;
import dev.threadmark.local.cli.ShowCommand;
import dev.threadmark.local.cli.TicketsCommand;
import dev.threadmark.local.cli.TokenCommand;
import dev.threadmark.local.cli.Troubles;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code threadmark} command. */
@Command(
    name = "threadmark",
    mixinStandardHelpOptions = true,
    version = "Threadmark 0.1",
    description = "Turns mail in Microsoft 365 and Google Workspace mailboxes into tickets.",
    subcommands = {
      DemoCommand.class,
      MessagesCommand.class,
      TicketsCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      ActCommand.class,
      ExplainCommand.class,
      HealthCommand.class,
      DoctorCommand.class,
      QuarantineCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      RebuildCommand.class,
      ExportCommand.class,
      PersonCommand.class,
      RestoreCommand.class,
      TokenCommand.class,
      ChaosCommand.class
    })
public final class Threadmark {
  private Threadmark() {}

  public static void main(String[] args) {
    // Mail is in any script; what is printed must not depend on the terminal's locale.
    System.setOut(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int exit = run(args);
    System.out.flush();
    System.exit(exit);
  }

  /** Runs one command; 0 if it went well, 1 if it did not, 2 if it was not understood. */
  public static int run(String... args) {
    return new CommandLine(new Threadmark())
        .setExecutionExceptionHandler(new Troubles())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }
}
