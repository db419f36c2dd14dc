package dev.threadmark.local.cli;

import dev.threadmark.local.imports.OldMailImport;
import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides old mail anew, and tells what would be otherwise. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Runs the rules as they are now over old mail (mbox, Maildir, folder of .eml), beside the"
            + " data, and tells which mails would be decided otherwise. Changes nothing. Exit code"
            + " 1 if a mail would be on another ticket.")
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Where the mail is.")
  private List<Path> paths;

  @Mixin private DataOption data;

  @Mixin private MailboxOption mailbox;

  @Option(names = "--since", paramLabel = "DATE", description = "Leave out older mail.")
  private String since;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("threadmark");
    try {
      DataFolder anew = DataFolder.existing(data.data).emptyWithItsKeys(folder);
      OldMailImport.of(
              paths.stream().map(MailArchive::at).toList(),
              mailbox.id(),
              mailbox.policy(),
              Dates.instant(since))
          .run(anew, (position, passed) -> {});
      try (DataOption.Opened was = data.open();
          DataOption.Opened is = DataOption.open(folder)) {
        return report(differences(was, is, mailbox.id())) ? 1 : 0;
      }
    } finally {
      Temporary.delete(folder);
    }
  }

  /** What became of a mail, and what would. */
  private record Difference(String messageId, Decided was, Decided is) {
    boolean elsewhere() {
      return !was.ticket().equals(is.ticket());
    }
  }

  private record Decided(String decision, String rule, String ticket) {
    static Decided of(MailMark mark, Marks marks) {
      return new Decided(mark.decision(), mark.rule(), marks.ticketOf(mark).orElse("-"));
    }

    @Override
    public String toString() {
      return "%s by %s, %s".formatted(decision, rule, ticket);
    }
  }

  /** Of mails that both know. */
  private static List<Difference> differences(
      DataOption.Opened was, DataOption.Opened is, MailboxId mailbox) {
    Map<String, Decided> before = decided(was, mailbox);
    List<Difference> differences = new ArrayList<>();
    decided(is, mailbox)
        .forEach(
            (id, now) -> {
              Decided then = before.get(id);
              if (then != null && !Objects.equals(then, now)) {
                differences.add(new Difference(id, then, now));
              }
            });
    return differences;
  }

  private static Map<String, Decided> decided(DataOption.Opened of, MailboxId mailbox) {
    Marks marks = new Marks(of.engine(), mailbox);
    Map<String, Decided> decided = new LinkedHashMap<>();
    for (MailMark mark : marks.all()) {
      if (!mark.copy()) {
        decided.putIfAbsent(mark.messageId(), Decided.of(mark, marks));
      }
    }
    return decided;
  }

  /** True if a mail would be on another ticket. */
  private boolean report(List<Difference> differences) {
    for (Difference one : differences) {
      if (json) {
        Output.json(System.out, fields(one));
      } else {
        System.out.printf(
            "%s: was %s; would be %s%n", Output.plain(one.messageId()), one.was(), one.is());
      }
    }
    System.out.flush();
    long elsewhere = differences.stream().filter(Difference::elsewhere).count();
    System.err.printf(
        "%d mails decided otherwise, %d of them on another ticket%n",
        differences.size(), elsewhere);
    return elsewhere > 0;
  }

  private static Map<String, Object> fields(Difference one) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("messageId", one.messageId());
    fields.put("was", one.was());
    fields.put("is", one.is());
    fields.put("elsewhere", one.elsewhere());
    return fields;
  }
}
