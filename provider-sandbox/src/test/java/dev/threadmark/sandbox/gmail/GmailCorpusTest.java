package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real mail, broken mail and much mail goes through, where test corpora lie beside the clone. */
@Tag("long")
class GmailCorpusTest {
  private final GmailFixture gmail = new GmailFixture();

  @AfterEach
  void stop() {
    gmail.close();
  }

  @Test
  void tellsEveryHardMailOnceInOrder() throws IOException {
    Cursor cursor = start();
    List<ProviderId> delivered = new ArrayList<>();
    for (Path file : files(corpus("robustness"))) {
      delivered.add(deliver(Files.readAllBytes(file), GmailFixture.T0));
    }

    List<Change> told = drain(cursor);

    assertEquals(delivered, told.stream().map(Change::id).toList());
    assertEquals(List.of(), told.stream().filter(Change.Unreadable.class::isInstance).toList());
  }

  @Test
  void tellsArchivesOnceInOrderFromAScanAndStampsThem() throws IOException {
    List<ProviderId> delivered = new ArrayList<>();
    for (Path file : files(corpus("threads"))) {
      for (byte[] mail : file.toString().endsWith(".mbox") ? mails(file) : List.<byte[]>of()) {
        delivered.add(
            deliver(mail, GmailFixture.T0.plus(Duration.ofMinutes(7L * delivered.size()))));
      }
    }
    long start = System.nanoTime();

    List<Change> told = drain(start());

    long scanned = System.nanoTime();
    assertEquals(delivered, told.stream().map(Change::id).toList());
    long callsToScan = gmail.sandbox.requests();
    assertTrue(
        gmail.sandbox.quotaUnits() < 21L * delivered.size(), "listing costs little beside getting");
    stampAll(told);
    System.out.printf(
        "%d mails: %d ms to scan (%d requests, %d units in all), %d ms to stamp%n",
        delivered.size(),
        (scanned - start) / 1_000_000,
        callsToScan,
        gmail.sandbox.quotaUnits(),
        (System.nanoTime() - scanned) / 1_000_000);
  }

  private void stampAll(List<Change> told) {
    for (int from = 0; from < told.size(); from += 100) {
      List<Stamp> stamps =
          told.subList(from, Math.min(told.size(), from + 100)).stream()
              .map(change -> new Stamp(change.id(), "T-" + change.id().value().substring(0, 3)))
              .toList();
      gmail
          .driver
          .stamp(GmailFixture.MAILBOX, stamps)
          .values()
          .forEach(answer -> assertTrue(answer instanceof Answer.Got, answer::toString));
    }
  }

  private ProviderId deliver(byte[] raw, Instant at) {
    return new ProviderId(gmail.sandbox.deliver(GmailFixture.ADDRESS, raw, Folder.INBOX, at));
  }

  private Cursor start() {
    Instant from = GmailFixture.T0.minusSeconds(60);
    return ((Answer.Got<Cursor>) gmail.driver.startAt(GmailFixture.MAILBOX, from)).value();
  }

  private List<Change> drain(Cursor cursor) {
    List<Change> told = new ArrayList<>();
    Cursor next = cursor;
    for (boolean more = true; more; ) {
      Answer<Page> answer = gmail.driver.changesSince(GmailFixture.MAILBOX, next);
      assertTrue(answer instanceof Answer.Got, answer::toString);
      Page page = ((Answer.Got<Page>) answer).value();
      told.addAll(page.changes());
      next = page.next();
      more = page.more();
    }
    return told;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<byte[]> mails(Path mbox) throws IOException {
    String text = Files.readString(mbox, StandardCharsets.ISO_8859_1);
    return Arrays.stream(text.split("(?m)^From [^\\n]*\\n"))
        .filter(mail -> !mail.isBlank())
        .map(mail -> mail.replaceAll("(?m)^>(>*From )", "$1"))
        .map(mail -> mail.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** A folder of the corpora beside the clone; without it the test does not apply. */
  private static Path corpus(String name) {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(path -> path.resolve("shared/corpora").resolve(name))
            .filter(Files::isDirectory)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "no corpora here");
    return found.orElseThrow();
  }
}
