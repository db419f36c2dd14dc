package dev.threadmark.local.cli;

import dev.threadmark.local.imports.ImportCount;
import dev.threadmark.local.imports.Importable;
import dev.threadmark.local.imports.OldMailImport;
import dev.threadmark.local.imports.helpdesk.Helpdesk;
import dev.threadmark.local.imports.helpdesk.TicketExport;
import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.local.runtime.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes tickets of old mail. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Makes tickets of old mail: an mbox file, a Maildir or a folder of .eml files. Nobody is"
            + " told. Run again, it goes on where it was, and nothing is doubled.")
public final class ImportCommand implements Callable<Integer> {
  private static final long MEGABYTE = 1_000_000;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Where the mail is.")
  private List<Path> paths;

  @Mixin private DataOption.Made data;

  @Mixin private MailboxOption mailbox;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Leave out older mail, such as 2026-01-31 (by UTC). Default: take all.")
  private String since;

  @Option(
      names = "--from",
      paramLabel = "HELPDESK",
      description = "PATH is an export of zammad or freescout (docs/import.md).")
  private String from;

  @Option(
      names = "--dry-run",
      description = "Say what would become of the mails; done on a copy of the data.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    OldMailImport work =
        new OldMailImport(parts(), mailbox.id(), mailbox.policy(), Dates.instant(since));
    if (!dryRun) {
      return run(work, data.folder());
    }
    Path copy = Files.createTempDirectory("threadmark");
    try {
      return run(work, data.copiedTo(copy));
    } finally {
      Temporary.delete(copy);
    }
  }

  private List<Importable> parts() {
    if (from == null) {
      return paths.stream().map(MailArchive::at).map(Importable::of).toList();
    }
    Helpdesk helpdesk =
        Helpdesk.named(from)
            .orElseThrow(
                () ->
                    new Troubles.BadInput(
                        "there is no help desk '%s'; use one of %s"
                            .formatted(from, String.join(", ", Helpdesk.names()))));
    return paths.stream().<Importable>map(path -> TicketExport.at(path, helpdesk)).toList();
  }

  private int run(OldMailImport work, DataFolder folder) throws IOException {
    long begun = System.nanoTime();
    AtomicLong passed = new AtomicLong();
    ImportCount count;
    try (Progress progress =
        new Progress("MB", work.size() / MEGABYTE, () -> passed.get() / MEGABYTE)) {
      progress.begin();
      count = work.run(folder, (position, bytes) -> passed.set(bytes));
    }
    report(count, Duration.ofNanos(System.nanoTime() - begun));
    count.hindrance().ifPresent(ImportCommand::complain);
    return count.hindrance().isPresent() ? 1 : 0;
  }

  private void report(ImportCount count, Duration took) {
    Map<String, Object> summary = new LinkedHashMap<>(count.fields());
    summary.put("dryRun", dryRun);
    summary.put("seconds", took.toMillis() / 1_000.0);
    if (json) {
      Output.json(System.out, summary);
    } else {
      summary.forEach((name, value) -> System.out.printf("%-14s %s%n", name, value));
    }
    System.out.flush();
  }

  private static void complain(Object why) {
    System.err.printf("threadmark: stopped before the end (%s); run it again to go on%n", why);
  }
}
