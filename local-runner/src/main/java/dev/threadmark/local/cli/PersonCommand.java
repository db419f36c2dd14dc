package dev.threadmark.local.cli;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.privacy.Erasure;
import dev.threadmark.privacy.ErasureStore;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.privacy.PersonExport;
import dev.threadmark.store.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is kept of a person, and its end. */
@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    description = "Shows what is kept of a person, or erases it.",
    subcommands = {PersonCommand.ExportPerson.class, PersonCommand.ErasePerson.class})
public final class PersonCommand {

  /** Whom it is about. */
  static final class Whom {
    @Parameters(paramLabel = "ADDRESS", description = "Whose data it is.")
    private String address;

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description =
            "A full name by which others may mention them; may be repeated. Names that their mails"
                + " bear are found where they take part.")
    private Set<String> names = Set.of();

    @Option(
        names = "--mailbox",
        paramLabel = "TENANT/ADDRESS",
        description = "In that mailbox only (default: in all of them).")
    private String mailbox;

    KnownAs who() {
      return new KnownAs(DataOption.address(address), names);
    }

    List<MailboxId> in(DataOption.Opened opened) {
      List<MailboxId> all =
          opened.mailboxes().stream()
              .filter(id -> mailbox == null || id.toString().equalsIgnoreCase(mailbox))
              .toList();
      if (all.isEmpty()) {
        throw new Troubles.BadInput("there is no such mailbox in this data folder");
      }
      return all;
    }
  }

  private static void each(
      DataOption.Opened opened,
      MailboxId mailbox,
      KnownAs who,
      Consumer<Map<String, Object>> action) {
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      PersonExport.Page page = opened.engine().privacy().export().page(mailbox, who, cursor.get());
      page.records().forEach(action);
      cursor = page.next();
    }
  }

  /** Everything, one JSON object a line. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes everything that is kept of a person, a JSON object a line.")
  static final class ExportPerson implements Callable<Integer> {
    @Mixin private DataOption data;
    @Mixin private Whom whom;

    @Override
    public Integer call() {
      KnownAs who = whom.who();
      try (DataOption.Opened opened = data.open()) {
        for (MailboxId mailbox : whom.in(opened)) {
          each(
              opened,
              mailbox,
              who,
              record -> {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("mailbox", mailbox.toString());
                line.putAll(record);
                System.out.println(Json.write(line));
              });
        }
      }
      System.out.flush();
      return 0;
    }
  }

  /** Says what would be erased; erases it if that is confirmed. */
  @Command(
      name = "erase",
      mixinStandardHelpOptions = true,
      description =
          "Says what would be erased of a person; with --yes it is erased, which cannot be undone."
              + " Their mails stay in the mailbox: their ids are printed, to delete them there.")
  static final class ErasePerson implements Callable<Integer> {
    @Mixin private DataOption data;
    @Mixin private Whom whom;

    @Option(
        names = "--by",
        paramLabel = "ADDRESS",
        description = "Who erases; it stands in the audit. Needed with --yes.")
    private String by;

    @Option(names = "--yes", description = "Erase it.")
    private boolean yes;

    @Override
    public Integer call() {
      KnownAs who = whom.who();
      if (yes && by == null) {
        throw new Troubles.BadInput("say who erases: --by ADDRESS");
      }
      try (DataOption.Opened opened = data.open()) {
        refuse(opened, who.address());
        for (MailboxId mailbox : whom.in(opened)) {
          if (yes) {
            erase(opened, mailbox, who);
          } else {
            tell(opened, mailbox, who);
          }
        }
      }
      System.out.flush();
      return 0;
    }

    /** Before anything is erased anywhere. */
    private void refuse(DataOption.Opened opened, Address who) {
      for (MailboxId mailbox : opened.mailboxes()) {
        if (mailbox.address().withoutPlusTag().equals(who.withoutPlusTag())) {
          throw new Troubles.BadInput("%s is a mailbox, not a person".formatted(mailbox));
        }
      }
      if (by != null && DataOption.address(by).equals(who)) {
        throw new Troubles.BadInput("what you did yourself is the record of your work: it stays");
      }
    }

    private static void tell(DataOption.Opened opened, MailboxId mailbox, KnownAs who) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      each(
          opened,
          mailbox,
          who,
          record -> counts.merge(record.get("kept").toString(), 1, Integer::sum));
      System.out.printf(
          "%s: %s%n", mailbox, counts.isEmpty() ? "nothing is kept" : counts.toString());
      if (!counts.isEmpty()) {
        System.out.println("  nothing was erased; --yes --by ADDRESS erases it");
      }
    }

    private void erase(DataOption.Opened opened, MailboxId mailbox, KnownAs who) {
      String admin = DataOption.address(by).value();
      Erasure erasure;
      do {
        erasure =
            opened.engine().privacy().erasing().erase(mailbox, who, admin, Duration.ofMinutes(1));
      } while (!erasure.done());
      System.out.printf(
          "%s: erased from %d tickets, %d rows changed (erasure %s)%n",
          mailbox, erasure.tickets(), erasure.rows(), erasure.id());
      ErasureStore store = opened.engine().privacy().erasing().store();
      List<ErasureStore.Placed> mails = store.mails(mailbox, erasure.id(), "");
      while (!mails.isEmpty()) {
        mails.forEach(one -> System.out.printf("  in the mailbox: %s%n", one.mail().providerId()));
        mails = store.mails(mailbox, erasure.id(), mails.get(mails.size() - 1).place());
      }
    }
  }
}
