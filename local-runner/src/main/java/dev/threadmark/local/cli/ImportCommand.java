package dev.threadmark.local.cli;

import dev.threadmark.local.imports.ArchiveImport;
import dev.threadmark.local.imports.ImportCount;
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
      names = "--dry-run",
      description = "Say what would become of the mails; done on a copy of the data.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<MailArchive> archives = paths.stream().map(MailArchive::at).toList();
    ArchiveImport work =
        new ArchiveImport(archives, mailbox.id(), mailbox.policy(), Dates.instant(since));
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

  private int run(ArchiveImport work, DataFolder folder) throws IOException {
    long begun = System.nanoTime();
    long size = work.archives().stream().mapToLong(MailArchive::size).sum();
    AtomicLong passed = new AtomicLong();
    ImportCount count;
    try (Progress progress = new Progress("MB", size / MEGABYTE, () -> passed.get() / MEGABYTE)) {
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
