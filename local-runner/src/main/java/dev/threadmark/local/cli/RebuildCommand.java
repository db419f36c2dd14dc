package dev.threadmark.local.cli;

import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.doctor.OwnDeployment;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the tables anew from the mailboxes. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description =
        "Makes tickets anew from the stamps in the mailboxes that the environment describes"
            + " (docs/settings.md), in an empty data folder. No worker may run meanwhile. Nobody is"
            + " told. Exit code 1 if it did not come to its end.")
public final class RebuildCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data folder; made if it is not there.")
  private Path data;

  @Option(names = "--go-on", description = "One was interrupted: go on with it.")
  private boolean goOn;

  @Override
  public Integer call() {
    DataFolder folder = DataFolder.at(data);
    folder.open().close();
    Rebuild.Begin begin = goOn ? Rebuild.Begin.GO_ON : Rebuild.Begin.EMPTY;
    try (OwnDeployment own = OwnDeployment.of(Settings.ofProcess(), Optional.of(data))) {
      return run(own, begin, System.out, System.err);
    }
  }

  /** 0 if all came to their end. */
  static int run(OwnDeployment own, Rebuild.Begin begin, PrintStream out, PrintStream err) {
    boolean all = true;
    for (Mailbox mailbox : own.deployment().mailboxes()) {
      all &= own.deployment().engine().rebuild().run(mailbox, begin).match(told(mailbox, out, err));
    }
    Rebuild.NOT_RESTORED.forEach(one -> err.println("not restored: " + one));
    return all ? 0 : 1;
  }

  private static Rebuild.Result.Cases<Boolean> told(
      Mailbox mailbox, PrintStream out, PrintStream err) {
    return new Rebuild.Result.Cases<>() {
      @Override
      public Boolean done(Rebuild.Report report) {
        out.printf(
            "%s: %d mails, %d of them stamped, %d tickets%n",
            mailbox.id(), report.mails(), report.stamped(), report.tickets());
        return true;
      }

      @Override
      public Boolean interrupted(Duration after, String why, Rebuild.Report soFar) {
        err.printf(
            "threadmark: %s stopped after %d mails (%s); wait %d s, then run it with --go-on%n",
            mailbox.id(), soFar.mails(), why, after.toSeconds());
        return false;
      }

      @Override
      public Boolean refused(String why) {
        err.printf("threadmark: %s: %s%n", mailbox.id(), why);
        return false;
      }
    };
  }
}
