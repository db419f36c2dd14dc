package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Carriers;
import dev.threadmark.correlate.Carriers.Place;
import dev.threadmark.correlate.Policy;
import dev.threadmark.desk.Answering;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.mail.Mail;
import dev.threadmark.outbox.TokenFile;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply token in a file: it leads back where nothing else of our mail is left. */
class CarriersOnProvidersTest {
  private static final Policy JSON_ONLY =
      Policy.DEFAULT
          .acknowledging(Acknowledgement.of("We have your mail."))
          .carrying(new Carriers(Set.of(Place.JSON)));

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAcknowledgementsFileLeadsItsRecipientBackAndHasNoPlusAddressBesideIt(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, JSON_ONLY)) {
      String name = acknowledged(desk);

      passOn(desk, "Kim <kim@customer.example>", "b@other", "Something else entirely", name);
      desk.sweep();
      assertEquals(2, desk.only().messages());
      Message message = newest(desk, desk.only());
      assertEquals("reply-token", message.rule());
      assertEquals(Role.REQUESTER, message.standing());
      assertTrue(message.because().contains("an attachment's name"), message.because());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whoeverGotTheFileFromSomebodyElseIsAGuest(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, JSON_ONLY)) {
      String name = acknowledged(desk);

      passOn(desk, "Lee <lee@elsewhere.example>", "b@other", "Fwd: Lamp", name);
      desk.sweep();
      assertEquals(Role.GUEST, newest(desk, desk.only()).standing());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aFileThatWeDidNotSignSaysNothing(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, JSON_ONLY)) {
      String forged = acknowledged(desk).replaceAll("[0-9a-z]{16}\\.json", "0000000000000000.json");

      passOn(desk, "Kim <kim@customer.example>", "b@other", "Something else entirely", forged);
      desk.sweep();
      assertEquals(2, desk.tickets().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerHasTheFileWhereTheMailboxWantsIt(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("a@customer.example", "Lamp", "");
      desk.sweep();
      answer(desk, new Carriers(Set.of(Place.JSON, Place.PLUS)));

      Mail mail = desk.kimsInbox().get(0);
      String name = tokenFile(mail);
      assertTrue(mail.headers().first("Reply-To").orElse("").contains("+tm"));
      passOn(desk, "Kim <kim@customer.example>", "b@other", "Something else entirely", name);
      desk.sweep();
      assertEquals(3, desk.only().messages());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void usuallyThereIsNoFile(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("a@customer.example", "Lamp", "");
      desk.sweep();
      answer(desk, Policy.DEFAULT.carriers());

      assertEquals(List.of(), desk.kimsInbox().get(0).attachments());
    }
  }

  private static String acknowledged(HelpDesk desk) {
    desk.kimWrites("a@customer.example", "Lamp", "");
    desk.sweep();
    Mail mail = desk.kimsInbox().get(0);
    assertEquals(Optional.empty(), mail.headers().first("Reply-To"));
    return tokenFile(mail);
  }

  private static String tokenFile(Mail mail) {
    assertEquals(1, mail.attachments().size());
    assertEquals("application/json", mail.attachments().get(0).type());
    String name = mail.attachments().get(0).name();
    assertTrue(TokenFile.named(name), name);
    return name;
  }

  private static void answer(HelpDesk desk, Carriers carriers) {
    Ticket ticket = desk.only();
    Written written =
        new Written(
            Written.Mode.REPLY, List.of(HelpDesk.KIM), List.of(), "Which?", Optional.empty());
    Done<?> done =
        desk.engine
            .answering()
            .answer(HelpDesk.DESK, ticket.id(), ticket.seq(), written, carriers, "x", HelpDesk.ANA);
    assertTrue(done instanceof Done.So, done.toString());
    desk.pass(Answering.UNDO);
    desk.sweep();
    desk.sweep();
  }

  /** A mail that has nothing of ours but the file. */
  private static void passOn(HelpDesk desk, String from, String id, String subject, String file) {
    Duration behind = Duration.between(desk.clock.instant(), Instant.now());
    desk.clock.pass(behind.isNegative() ? Duration.ZERO : behind);
    String raw =
        """
        From: %s
        To: %s
        Subject: %s
        Message-ID: <%s>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        I pass this on.
        --b
        Content-Type: application/json; name="%s"
        Content-Disposition: attachment; filename="%s"

        {}
        --b--
        """
            .formatted(from, HelpDesk.SUPPORT, subject, id, file, file);
    desk.provider
        .sandbox()
        .deliver(
            HelpDesk.SUPPORT.value(),
            raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
            SandboxProvider.Folder.INBOX,
            desk.clock.instant());
  }

  private static Message newest(HelpDesk desk, Ticket ticket) {
    List<Message> messages = desk.engine.tickets().newestMessages(ticket, 20);
    return messages.get(messages.size() - 1);
  }
}
