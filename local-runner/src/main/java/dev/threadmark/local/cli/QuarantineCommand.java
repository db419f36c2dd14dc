package dev.threadmark.local.cli;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Quarantine.Entry;
import dev.threadmark.store.Quarantine.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mail that could not be handled: sees it, tries it again, or lets it be. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Shows mail that could not be handled; tries it again, or drops it.")
public final class QuarantineCommand {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the mail that waits in the quarantine.")
  int list(
      @Mixin DataOption data,
      @Option(names = "--all", description = "Those that are done with, too.") boolean all,
      @Option(names = "--json", description = "One JSON object a line.") boolean json) {
    try (DataOption.Opened opened = data.open()) {
      List<List<String>> rows = new ArrayList<>();
      for (MailboxId mailbox : opened.mailboxes()) {
        for (Entry entry : entries(opened, mailbox, all)) {
          if (json) {
            Output.json(System.out, fields(mailbox, entry));
          } else {
            rows.add(row(mailbox, entry));
          }
        }
      }
      if (!json) {
        List<String> headings = List.of("ID", "MAILBOX", "STATE", "SINCE", "STEP", "WHY");
        Output.table(System.out, headings, rows, 70);
      }
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Tells of one mail where it broke, why, and what was done about it.")
  int show(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "As listed; its beginning is enough.") String id,
      @Option(names = "--json", description = "One JSON object.") boolean json) {
    try (DataOption.Opened opened = data.open()) {
      Found found = one(opened, id);
      Map<String, Object> fields = fields(found.mailbox(), found.entry());
      if (json) {
        Output.json(System.out, fields);
        return 0;
      }
      fields.remove("notes");
      fields.forEach(
          (name, value) -> System.out.printf("%-12s %s%n", name, Output.plain("" + value)));
      found.entry().notes().forEach(note -> System.out.println(text(note)));
      return 0;
    }
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description =
          "Has a mail tried again: by a running worker at once, else when its mailbox is looked at"
              + " next.")
  int replay(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "As listed; its beginning is enough.")
          String id) {
    try (DataOption.Opened opened = data.open()) {
      Found found = one(opened, id);
      turn(opened, found, State.REPLAY, Quarantine.ASKED);
      opened.engine().mailboxes().replay(found.mailbox(), true);
      opened.queue().put(Doorbells.write(new Doorbell(found.mailbox(), Doorbell.Why.MANUAL)));
      System.out.println("It will be tried again when the mailbox is looked at next.");
      return 0;
    }
  }

  @Command(
      name = "drop",
      mixinStandardHelpOptions = true,
      description = "Lets a mail be: it stays in its mailbox and gets no ticket.")
  int drop(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "As listed; its beginning is enough.") String id,
      @Option(
              names = "--reason",
              required = true,
              paramLabel = "TEXT",
              description = "Why nobody needs it; kept with it.")
          String reason) {
    if (reason.isBlank()) {
      throw new Troubles.BadInput("say why nobody needs it, with --reason TEXT");
    }
    try (DataOption.Opened opened = data.open()) {
      turn(opened, one(opened, id), State.DROPPED, "dropped: " + reason.strip());
      System.out.println("It is dropped.");
      return 0;
    }
  }

  private record Found(MailboxId mailbox, Entry entry) {}

  private static List<Entry> entries(DataOption.Opened opened, MailboxId mailbox, boolean all) {
    try (var entries = opened.engine().quarantine().all(mailbox)) {
      return entries.filter(entry -> all || entry.state().open()).toList();
    }
  }

  private static Found one(DataOption.Opened opened, String id) {
    List<Found> found = new ArrayList<>();
    for (MailboxId mailbox : opened.mailboxes()) {
      for (Entry entry : entries(opened, mailbox, true)) {
        if (entry.id().startsWith(id) || entry.providerId().equals(id)) {
          found.add(new Found(mailbox, entry));
        }
      }
    }
    if (found.size() != 1) {
      throw new Troubles.BadInput(
          "%s in the quarantine begins with '%s'; see 'threadmark quarantine list --all'"
              .formatted(found.isEmpty() ? "no mail" : "more than one mail", id));
    }
    return found.get(0);
  }

  private static void turn(DataOption.Opened opened, Found found, State state, String note) {
    if (!found.entry().state().open()) {
      throw new Troubles.BadInput(
          "that mail is %s already; 'threadmark quarantine show' tells why"
              .formatted(name(found.entry())));
    }
    opened
        .engine()
        .quarantine()
        .change(
            found.mailbox(),
            found.entry().providerId(),
            entry -> entry.turned(state, Instant.now(), by(note)))
        .orElseThrow(() -> new Troubles.BadInput("a worker is at that mail now; try again"));
  }

  private static String by(String note) {
    return "%s (by %s at the command line)".formatted(note, System.getProperty("user.name", "?"));
  }

  private static List<String> row(MailboxId mailbox, Entry entry) {
    return List.of(
        entry.id(),
        mailbox.toString(),
        name(entry),
        entry.at().toString(),
        entry.step(),
        entry.why());
  }

  private static Map<String, Object> fields(MailboxId mailbox, Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", entry.id());
    fields.put("mailbox", mailbox.toString());
    fields.put("providerId", entry.providerId());
    fields.put("state", name(entry));
    fields.put("receivedAt", entry.receivedAt().toString());
    fields.put("since", entry.at().toString());
    fields.put("step", entry.step());
    fields.put("why", entry.why());
    fields.put("notes", entry.notes().stream().map(QuarantineCommand::text).toList());
    return fields;
  }

  private static String text(Quarantine.Note note) {
    return note.at() + "  " + Output.plain(note.what());
  }

  private static String name(Entry entry) {
    return entry.state().name().toLowerCase(Locale.ROOT);
  }
}
