package dev.threadmark.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.Sending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sender keeps of files of more than 3 MB, wherever an upload is cut off. */
public abstract class BigFilesContract {
  private static final MailboxId DESK = new MailboxId("acme", new Address("support@acme.example"));
  private static final Address ADA = new Address("ada@sender.example");

  /** Four pieces at Graph, seven at Gmail. */
  private static final byte[] BIG = bytes(10_000_000, 1);

  private static final byte[] MIDDLE = bytes(3_000_000, 2);
  private static final byte[] SMALL = bytes(1_001, 3);

  private final AtomicInteger opened = new AtomicInteger();

  protected abstract SandboxProvider sandbox();

  protected abstract MailSender sender();

  /** The next requests that bring a piece are cut, before or after they are done. */
  protected abstract void cutPieces(int times, boolean afterActing);

  /** The next requests that bring a piece are answered so. */
  protected abstract void answerPieces(int times, int status);

  @Test
  void everyByteOfEveryFileArrives() throws IOException {
    assertInstanceOf(Sending.Sent.class, send(Optional.empty()));

    byte[] raw = arrived();
    assertArrayEquals(SMALL, attached(raw, 0));
    assertArrayEquals(BIG, attached(raw, 1));
    assertArrayEquals(MIDDLE, attached(raw, 2));
    assertEquals("a photo of the lamp.jpg", MimeReader.read(in(raw)).attachments().get(1).name());
    assertEquals("image/jpeg", MimeReader.read(in(raw)).attachments().get(1).type());
    assertTrue(MimeReader.read(in(raw)).body().text().orElse("").contains("It is this one."));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUploadThatIsCutOffSendsNothingAndTheNextAttemptSendsAllOfItOnce(boolean afterActing)
      throws IOException {
    cutPieces(1, afterActing);
    Sending first = send(Optional.empty());
    assertFalse(first instanceof Sending.Sent || first instanceof Sending.Refused, first + "");
    assertEquals(0, sandbox().messages(ADA.value()).size());

    again();

    byte[] raw = arrived();
    assertEquals(3, MimeReader.read(in(raw)).attachments().size());
    assertArrayEquals(BIG, attached(raw, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 404, 503})
  void whatAnUploadMeetsIsNoReasonToGiveUp(int status) throws IOException {
    answerPieces(1, status);
    Sending first = send(Optional.empty());
    assertFalse(first instanceof Sending.Refused, first + "");

    if (!(first instanceof Sending.Sent)) {
      again();
    }

    assertArrayEquals(BIG, attached(arrived(), 1));
  }

  /** A worker that dies in the middle leaves whatever it had done. */
  @Test
  void aWorkerThatDiesInTheMiddleOfAFileLeavesNothingThatIsSentTwice() throws IOException {
    Sending cut = sender().send(DESK, mail(), List.of(small(), dying()), Optional.empty());
    assertFalse(cut instanceof Sending.Sent || cut instanceof Sending.Refused, cut + "");

    again();

    byte[] raw = arrived();
    assertEquals(3, MimeReader.read(in(raw)).attachments().size());
    assertArrayEquals(SMALL, attached(raw, 0));
    assertArrayEquals(BIG, attached(raw, 1));
  }

  private void again() {
    Sending seen = sender().find(DESK, mail());
    Sending.NotYet notYet = assertInstanceOf(Sending.NotYet.class, seen);
    assertInstanceOf(Sending.Sent.class, send(notYet.draft()));
  }

  private Sending send(Optional<dev.threadmark.provider.ProviderId> draft) {
    return sender().send(DESK, mail(), List.of(small(), big(), middle()), draft);
  }

  private byte[] arrived() {
    List<SandboxProvider.StoredMessage> all = sandbox().messages(ADA.value());
    assertEquals(1, all.size());
    assertEquals(0, opened.get(), "a file was left open");
    return all.get(0).raw();
  }

  private static byte[] attached(byte[] raw, int index) throws IOException {
    return MimeReader.attachment(in(raw), index).orElseThrow();
  }

  private static InputStream in(byte[] raw) {
    return new ByteArrayInputStream(raw);
  }

  private Enclosed small() {
    return new Enclosed("list.txt", "text/plain", SMALL);
  }

  private Enclosed big() {
    return new Enclosed("a photo of the lamp.jpg", "image/jpeg", BIG.length, () -> counted(BIG));
  }

  private Enclosed middle() {
    return new Enclosed("Maße.pdf", "application/pdf", MIDDLE.length, () -> counted(MIDDLE));
  }

  private InputStream counted(byte[] bytes) {
    opened.incrementAndGet();
    return new ByteArrayInputStream(bytes) {
      @Override
      public void close() {
        opened.decrementAndGet();
      }
    };
  }

  private static Enclosed dying() {
    return new Enclosed(
        "a photo of the lamp.jpg",
        "image/jpeg",
        BIG.length,
        () ->
            new InputStream() {
              private int at;

              @Override
              public int read() throws IOException {
                if (at == BIG.length / 2) {
                  throw new IOException("dead");
                }
                return BIG[at++] & 0xFF;
              }
            });
  }

  private static OutgoingMail mail() {
    return new OutgoingMail(
        new OutboxKey("0123456789abcdef0123456789abcdef"),
        DESK.address(),
        List.of(ADA),
        List.of(),
        Optional.empty(),
        "Lamp",
        "It is this one.\n",
        Optional.of("<p>It is <em>this</em> one.</p>"),
        Optional.empty(),
        Map.of(),
        false,
        List.of("list.txt", "a photo of the lamp.jpg", "Maße.pdf"),
        Instant.now());
  }

  private static byte[] bytes(int many, int seed) {
    byte[] bytes = new byte[many];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
