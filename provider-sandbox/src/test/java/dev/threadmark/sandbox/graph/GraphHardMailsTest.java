package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Broken, huge and hostile mails, where a collection of them lies beside the repository. */
@Tag("long")
class GraphHardMailsTest extends SandboxTest {

  @Test
  void tellsEveryHardMailOnceOnBothSides() throws IOException {
    List<Path> files = hardMails();
    List<String> delivered = new ArrayList<>();
    for (Folder folder : Folder.values()) {
      for (Path file : files) {
        delivered.add(sandbox.deliver(ADDRESS, Files.readAllBytes(file), folder, T0));
      }
    }

    List<Change> changes = drain();

    assertEquals(
        delivered.stream().sorted().toList(),
        changes.stream().map(change -> change.id().value()).sorted().toList());
    assertEquals(List.of(), changes.stream().filter(Change.Unreadable.class::isInstance).toList());
  }

  @Test
  void givesTheRawBytesOfEveryHardMail() throws IOException {
    for (Path file : hardMails()) {
      byte[] raw = Files.readAllBytes(file);
      String id = sandbox.deliver(ADDRESS, raw, Folder.INBOX, T0);
      var answer = provider().raw(mailbox(), new dev.threadmark.provider.ProviderId(id));
      try (InputStream in = ((Answer.Got<InputStream>) answer).value()) {
        assertEquals(raw.length, in.readAllBytes().length, file.toString());
      }
    }
  }

  private List<Change> drain() {
    GraphMailbox provider = provider();
    List<Change> changes = new ArrayList<>();
    Cursor cursor = ((Answer.Got<Cursor>) provider.startAt(mailbox(), T0)).value();
    while (true) {
      Page page = ((Answer.Got<Page>) provider.changesSince(mailbox(), cursor)).value();
      changes.addAll(page.changes());
      cursor = page.next();
      if (!page.more()) {
        return changes;
      }
    }
  }

  private GraphMailbox provider() {
    ClientState state = new ClientState("a secret of some length".getBytes());
    return new GraphMailbox(
        new SandboxTokens(), GraphSettings.of(sandbox.baseUrl(), webhook.url(), state));
  }

  private static MailboxId mailbox() {
    return new MailboxId("acme", new Address(ADDRESS));
  }

  private static List<Path> hardMails() throws IOException {
    Optional<Path> folder =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(parent -> parent.resolve("shared/corpora/robustness"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(folder.isPresent(), "no collection of hard mails beside the repository");
    try (Stream<Path> files = Files.walk(folder.get(), 2)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*\\.(tsv|json|xml)"))
          .sorted()
          .toList();
    }
  }
}
