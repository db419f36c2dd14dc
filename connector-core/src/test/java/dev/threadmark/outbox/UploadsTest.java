package dev.threadmark.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Address ANA = new Address("ana@lumen.example");
  private static final byte[] FILE = new byte[2 * Upload.PART + 77];
  private static final Upload.Use USE =
      new Upload.Use(new TicketId("7K3F-9QXM-2B4D"), new OutboxKey("0123456789abcdef"));

  static {
    new Random(1).nextBytes(FILE);
  }

  private final MemoryTable table = new MemoryTable();
  private final OutboxStore outbox = new OutboxStore(table);
  private final Uploads uploads = outbox.uploads();
  private final Instant now = new SetClock().instant();

  private Upload begun() {
    return uploads.begin(DESK, ANA, "key-1", "a.pdf", "application/pdf", FILE.length, now).get();
  }

  private static byte[] part(int number) {
    int from = number * Upload.PART;
    return Arrays.copyOfRange(FILE, from, Math.min(FILE.length, from + Upload.PART));
  }

  private Upload whole() {
    Upload upload = begun();
    for (int part = 0; part < upload.parts(); part++) {
      assertTrue(uploads.put(upload, part, part(part)));
    }
    return upload;
  }

  @Test
  void aFileComesInPartsInAnyOrderAndIsReadAsItWas() throws IOException {
    Upload upload = begun();
    assertEquals(3, upload.parts());
    uploads.put(upload, 2, part(2));
    uploads.put(upload, 0, part(0));
    assertEquals(Set.of(0, 2), uploads.received(upload));
    assertFalse(uploads.whole(upload));
    uploads.put(upload, 1, part(1));
    uploads.put(upload, 1, part(1));
    assertTrue(uploads.whole(upload));
    try (InputStream in = uploads.file(upload).open()) {
      assertEquals(FILE[0] & 0xFF, in.read());
      assertArrayEquals(Arrays.copyOfRange(FILE, 1, FILE.length), in.readAllBytes());
    }
  }

  @Test
  void whoBeginsAgainGoesOnWithWhatIsThere() {
    uploads.put(begun(), 1, part(1));
    Upload again = begun();
    assertEquals(Set.of(1), uploads.received(again));
    assertEquals(
        Optional.empty(), uploads.find(DESK, new Address("eve@lumen.example"), again.id()));
    assertEquals(
        Optional.empty(), uploads.find(new MailboxId("acme", DESK.address()), ANA, again.id()));
  }

  @Test
  void aPartOfAnotherSizeIsNone() {
    Upload upload = begun();
    assertThrows(IllegalArgumentException.class, () -> uploads.put(upload, 2, part(0)));
    assertThrows(IllegalArgumentException.class, () -> uploads.put(upload, 3, new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> uploads.put(upload, -1, part(0)));
  }

  @Test
  void whatGoesWithAnAnswerIsNotChangedAnyMore() {
    Upload upload = whole();
    assertTrue(uploads.use(upload, USE));
    assertFalse(uploads.put(begun(), 0, part(0)));
  }

  @Test
  void theFilesOfAMailAreThereAsAWholeOrNotAtAll() {
    Upload upload = whole();
    List<Enclosed> small = List.of(new Enclosed("b.txt", "text/plain", new byte[30_000]));
    outbox.enclosures().put(USE.key(), small, List.of(upload));
    List<Enclosed> files = outbox.enclosures().of(USE.key());
    assertEquals(
        List.of(
            "b.txt (text/plain, 30000 bytes)",
            "a.pdf (application/pdf, %d bytes)".formatted(FILE.length)),
        files.stream().map(Object::toString).toList());
    assertArrayEquals(FILE, files.get(1).bytes());

    table
        .range("upload/" + upload.id() + "/1", "", "", 1)
        .forEach(row -> table.delete(row.key(), row.etag()));
    assertEquals(1, outbox.enclosures().of(USE.key()).size());
    assertThrows(java.io.UncheckedIOException.class, () -> files.get(1).bytes());
  }

  @Test
  void whenTheMailIsSentNothingOfItsFilesIsLeft() {
    Upload upload = whole();
    outbox.enclosures().put(USE.key(), List.of(), List.of(upload));
    outbox.enclosures().forget(USE.key());
    assertEquals(0, rows(upload));
    assertEquals(List.of(), outbox.enclosures().of(USE.key()));
    assertEquals(0, new UploadSweep(outbox).run(now.plus(Duration.ofDays(2)), 10));
    assertEquals(List.of(), table.range("uploads", "", "", 10));
  }

  @Test
  void whatNobodySendsForADayIsRemoved() {
    Upload upload = whole();
    UploadSweep sweep = new UploadSweep(outbox);
    assertEquals(0, sweep.run(now.plus(Duration.ofHours(23)), 10));
    assertEquals(1, sweep.run(now.plus(Duration.ofHours(25)), 10));
    assertEquals(0, rows(upload));
    assertEquals(List.of(), table.range("uploads", "", "", 10));
    assertFalse(uploads.put(upload, 0, part(0)), "a part that comes late");
    assertEquals(0, rows(upload));
  }

  /** An answer that was never owed: its writer died between the two. */
  @Test
  void whatWasMeantForAnAnswerThatNeverCameIsRemovedToo() {
    Upload upload = whole();
    uploads.use(upload, USE);
    assertEquals(1, new UploadSweep(outbox).run(now.plus(Duration.ofHours(25)), 10));
    assertEquals(0, rows(upload));
  }

  private int rows(Upload upload) {
    int rows = table.range("upload/" + upload.id(), "", "", 10).size();
    for (int part = 0; part < upload.parts(); part++) {
      rows += table.range("upload/" + upload.id() + "/" + part, "", "", 1_000).size();
    }
    return rows;
  }
}
