package dev.threadmark.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.demo.Demo;
import dev.threadmark.local.demo.Postmark;
import dev.threadmark.local.demo.Story;
import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that was imported from files, and that the provider's mailbox has too. */
class SeenInTheMailboxTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void mailThatWasImportedIsKnownAgainWhenTheMailboxShowsIt(String provider)
      throws IOException, InterruptedException {
    DataFolder data = DataFolder.at(folder);
    MailboxId mailbox = new MailboxId(provider, Demo.ADDRESS);
    List<StoredMail> mails = Story.mails();
    Path files = mails.get(0).file().getParent();
    OldMailImport.of(
            List.of(MailArchive.at(files)), mailbox, Policy.DEFAULT.silent(), Instant.EPOCH)
        .run(data, (position, passed) -> {});

    try (Demo demo = new Demo(List.of(provider), data, 0)) {
      Map<String, String> before = tickets(demo.engine(), mailbox);
      Postmark postmark = new Postmark(Instant.now());
      for (StoredMail mail : mails) {
        demo.deliver(mail, postmark);
      }
      demo.drain();

      assertEquals(before, tickets(demo.engine(), mailbox));
      assertEquals(List.of(), handledAnew(demo.engine(), mailbox));
      assertEquals(List.of(), nowhereInTheMailbox(demo.engine(), mailbox));
    }
  }

  private static Map<String, String> tickets(Engine engine, MailboxId mailbox) {
    try (var lines = engine.list().all(mailbox)) {
      return lines.collect(
          Collectors.toMap(
              TicketList.Line::ticket,
              line -> line.messages() + " mails, " + line.status(),
              (one, other) -> one,
              TreeMap::new));
    }
  }

  /** Mails of the mailbox that are more than copies. */
  private static List<String> handledAnew(Engine engine, MailboxId mailbox) {
    List<String> anew = new ArrayList<>();
    try (var marks = engine.journal().all(mailbox)) {
      marks
          .filter(mark -> !mark.copy() && !mark.providerId().startsWith("file:"))
          .map(SeenInTheMailboxTest::described)
          .forEach(anew::add);
    }
    return anew;
  }

  /** Mails from files of which nothing leads to the mailbox's own. */
  private static List<String> nowhereInTheMailbox(Engine engine, MailboxId mailbox) {
    try (var marks = engine.journal().all(mailbox)) {
      return marks
          .filter(mark -> mark.providerId().startsWith("file:") && mark.ticket().isPresent())
          .filter(mark -> engine.journal().copies(mailbox, mark.digest()).isEmpty())
          .map(SeenInTheMailboxTest::described)
          .toList();
    }
  }

  private static String described(MailMark mark) {
    return mark.messageId() + " " + mark.decision() + " by " + mark.rule();
  }
}
