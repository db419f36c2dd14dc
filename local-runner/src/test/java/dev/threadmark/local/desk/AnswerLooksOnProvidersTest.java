package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.desk.Answering;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.letter.Form;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.Upload;
import dev.threadmark.outbox.Uploads;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formatted answers and big files, through the real drivers, to the customer and back. */
class AnswerLooksOnProvidersTest {
  private static final byte[] FILE = new byte[10_000_000];

  static {
    new Random(1).nextBytes(FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aFormattedAnswerArrivesInBothFormsAndItsCopySaysOnlyWhatIsNew(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      answer(desk, "Is it **red**?\n\n- yes\n- no", List.of(), "Ana\nLumen GmbH");
      desk.pass(Answering.UNDO);
      desk.sweep();
      Mail told = desk.kimsInbox().get(0);
      String html = told.body().html().orElse("");
      assertTrue(html.contains("<p>Is it <strong>red</strong>?</p>"), html);
      assertTrue(html.contains("<blockquote type=\"cite\""), html);
      assertTrue(html.contains("It is q1 at customer.example."), html);
      String text = told.body().text().orElse("");
      assertTrue(text.contains("Lumen GmbH"), text);
      assertTrue(text.contains("It is q1 at customer.example."), text);
      assertEquals("q1@customer.example", told.inReplyTo().get(0).value());

      desk.sweep();
      desk.sweep();
      Ticket ticket = desk.only();
      assertEquals(2, ticket.messages());
      assertEquals(Status.WAITING, ticket.status());
      Message copy = desk.engine.tickets().newestMessages(ticket, 50).get(1);
      assertEquals(Role.AGENT, copy.standing());
      assertTrue(copy.excerpt().contains("yes"), copy.excerpt());
      assertTrue(!copy.excerpt().contains("Lumen GmbH"), copy.excerpt());
      assertTrue(!copy.excerpt().contains("q1 at customer"), copy.excerpt());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aBigFileArrivesByteForByteAndIsForgotten(String provider) throws IOException {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      Upload upload = uploaded(desk);
      OutboxEntry entry = answer(desk, "Here it is", List.of(upload.id()), "");
      desk.pass(Answering.UNDO);
      desk.sweep();

      assertArrayEquals(FILE, MimeReader.attachment(kims(desk), 0).orElseThrow());
      desk.sweep();
      assertEquals(2, desk.only().messages());
      Uploads uploads = desk.engine.outbox().uploads();
      assertEquals(Optional.empty(), uploads.find(HelpDesk.DESK, HelpDesk.ANA, upload.id()));
      assertEquals(List.of(), desk.engine.outbox().enclosures().of(entry.key()));
    }
  }

  /** Whoever sent it has died somewhere in the file: the next one looks, and sends it once. */
  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aCrashInTheMiddleOfABigFileSendsItOnce(String provider) throws IOException {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      OutboxEntry entry = answer(desk, "Here it is", List.of(uploaded(desk).id()), "");
      desk.pass(Answering.UNDO);
      dyingWorker(desk, entry);
      assertEquals(0, desk.kimsInbox().size());

      desk.pass(Duration.ofMinutes(10));
      desk.sweep();
      desk.pass(Duration.ofMinutes(30));
      desk.sweep();
      assertEquals(1, desk.kimsInbox().size());
      assertEquals(1, desk.kimsInbox().get(0).attachments().size());
      assertArrayEquals(FILE, MimeReader.attachment(kims(desk), 0).orElseThrow());
      desk.sweep();
      assertEquals(2, desk.only().messages());
    }
  }

  /** What a worker does until it dies at three million bytes: as far as the provider knows. */
  private static void dyingWorker(HelpDesk desk, OutboxEntry entry) {
    Enclosed file =
        new Enclosed(
            "plan.zip",
            "application/zip",
            FILE.length,
            () ->
                new ByteArrayInputStream(FILE) {
                  @Override
                  public synchronized int read(byte[] into, int from, int most) {
                    if (pos > 3_500_000) {
                      throw new Death();
                    }
                    return super.read(into, from, Math.min(most, 100_000));
                  }
                });
    try {
      desk.provider.sender().send(HelpDesk.DESK, entry.mail(), List.of(file), Optional.empty());
      throw new AssertionError("it lives");
    } catch (Death expected) {
      // The process is gone; the draft or the upload it had begun is not.
    }
  }

  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private static Upload uploaded(HelpDesk desk) {
    Uploads uploads = desk.engine.outbox().uploads();
    Upload upload =
        uploads
            .begin(
                HelpDesk.DESK,
                HelpDesk.ANA,
                "key",
                "plan.zip",
                "application/zip",
                FILE.length,
                desk.clock.instant())
            .orElseThrow();
    for (int part = 0; part < upload.parts(); part++) {
      int from = part * Upload.PART;
      int to = Math.min(FILE.length, from + Upload.PART);
      uploads.put(upload, part, Arrays.copyOfRange(FILE, from, to));
    }
    return upload;
  }

  private static ByteArrayInputStream kims(HelpDesk desk) {
    List<SandboxProvider.StoredMessage> all =
        desk.provider.sandbox().messages(HelpDesk.KIM.value());
    return new ByteArrayInputStream(all.get(0).raw());
  }

  private static OutboxEntry answer(
      HelpDesk desk, String text, List<String> uploads, String signature) {
    Ticket ticket = desk.only();
    Written written =
        new Written(
            Written.Mode.REPLY,
            List.of(HelpDesk.KIM),
            List.of(),
            text,
            Optional.empty(),
            List.of(),
            uploads,
            Form.FORMATTED,
            signature);
    Done<OutboxEntry> done =
        desk.engine
            .answering()
            .answer(HelpDesk.DESK, ticket.id(), ticket.seq(), written, text, HelpDesk.ANA);
    if (done instanceof Done.So<OutboxEntry> so) {
      return so.value();
    }
    throw new AssertionError("not owed: " + done);
  }
}
