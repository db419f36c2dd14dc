package dev.threadmark.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Understanding;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.MailMark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A mail from a file, and what comes later under its Message-ID. */
class ImportedIdTest {
  private static final Instant THEN = Instant.parse("2026-03-02T08:00:00Z");
  private static final MailboxId MAILBOX = new MailboxId("main", new Address(Letters.MAILBOX));

  private final Engine engine =
      Engine.over(
          new MemoryTable(),
          new TokenKeys(Map.of("k1", new byte[32])),
          InstantSource.system(),
          (delivery, mark) -> {});

  @Test
  void theSameMailAsTheProviderShowsItIsTheImportedOne() throws IOException {
    MailMark imported = taken("file:1", "the lamp flickers", THEN);

    assertEquals(imported, taken("AAMk1", "the lamp flickers!  [External]", THEN.plusSeconds(90)));
  }

  @Test
  void anIdThatItsSenderUsesAgainDaysLaterIsAnotherMail() throws IOException {
    taken("file:1", "report of monday", THEN);

    assertEquals("same-message-id", taken("AAMk1", "report of friday", THEN.plus(days(4))).rule());
  }

  @Test
  void twoMailsOfOneArchiveUnderOneIdStayTwo() throws IOException {
    taken("file:1", "one", THEN);

    assertEquals("same-message-id", taken("file:2", "another", THEN).rule());
  }

  @Test
  void aChangedCopyOfMailThatWasNotImportedIsASecondMail() throws IOException {
    taken("AAMk1", "one", THEN);

    assertEquals("same-message-id", taken("AAMk2", "another", THEN).rule());
  }

  private MailMark taken(String place, String words, Instant at) throws IOException {
    return engine.intake().take(arrival(words, at), new ProviderId(place).value(), Policy.DEFAULT);
  }

  private Arrival arrival(String words, Instant at) throws IOException {
    String raw =
        "From: ada@customer.example\nTo: %s\nSubject: Lamp\nMessage-ID: <1@x.example>\n\n%s\n"
            .formatted(Letters.MAILBOX, words);
    return Understanding.of(
        MAILBOX,
        MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))),
        at,
        false,
        Optional.empty(),
        engine.tokenKeys(),
        SenderCheck.NONE);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }
}
