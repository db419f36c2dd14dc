package dev.threadmark.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MessageId;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a new ticket tells so, and whom not. */
class AcknowledgerTest {
  private static final Address ADA = new Address("ada@sender.example");
  private final SetClock clock = new SetClock();
  private final MemorySender sender = new MemorySender();
  private final AckDesk desk = new AckDesk(new MemoryTable(), clock, sender);

  @Test
  void whoOpensATicketIsToldItsNumberAndMayAnswerOnIt() {
    MailMark opened = desk.take(AckDesk.question(1));
    desk.dispatch();

    OutgoingMail mail = sent().get(0);
    TicketId ticket = new TicketId(opened.ticket().orElseThrow());
    assertEquals(List.of(ADA), mail.to());
    assertEquals("Re: lamp [#" + ticket + "]", mail.subject());
    assertTrue(mail.text().startsWith("We have your mail about lamp."), mail.text());
    assertTrue(mail.text().contains("Ticket " + ticket), mail.text());
    assertTrue(mail.automatic());
    ReplyToken token = ReplyToken.find(mail.replyTo().orElseThrow().value()).orElseThrow();
    assertEquals(ticket, token.ticket());
    assertTrue(TestKeys.ONE.issuedTo(token, "acme", ADA));
    assertEquals(
        new MessageId("q1@sender.example"), mail.answers().orElseThrow().messageId().get());
  }

  @Test
  void nobodyIsToldAnythingUnlessThePolicySaysSo() {
    desk.take(AckDesk.question(1), Policy.DEFAULT);
    desk.dispatch();

    assertEquals(List.of(), sent());
  }

  @Test
  void whomOurMailDidNotReachGetsNoMoreOfIt() {
    desk.take(AckDesk.question(1));
    desk.dispatch();
    String acknowledged =
        desk.events(desk.take(AckDesk.question(1)), TicketEvent.Sent.class).get(0).messageId();
    desk.take(bounce(acknowledged, "failed"));
    desk.take(AckDesk.question(2));
    desk.dispatch();

    assertEquals(1, sent().size());
  }

  @Test
  void whomOurMailReachesLateIsWrittenToAgain() {
    desk.take(AckDesk.question(1));
    desk.dispatch();
    String acknowledged =
        desk.events(desk.take(AckDesk.question(1)), TicketEvent.Sent.class).get(0).messageId();
    desk.take(bounce(acknowledged, "delayed"));
    desk.take(AckDesk.question(2));
    desk.dispatch();

    assertEquals(2, sent().size());
  }

  @Test
  void aBounceOfWhatWeNeverSentSilencesNobody() {
    desk.take(bounce("never-sent@acme.example", "failed"));
    desk.take(AckDesk.question(1));
    desk.dispatch();

    assertEquals(1, sent().size());
  }

  private static String bounce(String of, String action) {
    return """
        Message-ID: <bounce-%s@mx.sender.example>
        From: Mail Delivery System <mailer-daemon@mx.sender.example>
        To: support@acme.example
        Subject: Undelivered Mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.sender.example

        Final-Recipient: rfc822; ada@sender.example
        Action: %s
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <%s>
        Subject: Re: lamp

        --b--
        """
        .formatted(action, action, of);
  }

  @Test
  void aSecondMailOnTheTicketIsNotAnswered() {
    desk.take(AckDesk.question(1));
    desk.take(
        AckDesk.question(
            "q2@sender.example",
            "ada@sender.example",
            "Re: lamp",
            "In-Reply-To: <q1@sender.example>\n"));
    desk.dispatch();

    assertEquals(1, sent().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied\n",
        "Precedence: bulk\n",
        "List-Id: <lamps.lists.example>\n",
        "X-Auto-Response-Suppress: All\n",
        "Return-Path: <>\n"
      })
  void aMachineIsNotAnswered(String field) {
    desk.take(AckDesk.question("q1@sender.example", "ada@sender.example", "Lamp", field));
    desk.dispatch();

    assertEquals(List.of(), sent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"support@acme.example", "support+x@acme.example", "help@acme.example"})
  void weDoNotAnswerOurselves(String from) {
    Policy policy =
        new Policy(
                java.util.Set.of(new Address("help@acme.example")),
                java.util.Set.of(),
                Policy.Guests.APPEND,
                Policy.DEFAULT.reopenFor(),
                Policy.DEFAULT.oldAfter(),
                Policy.DEFAULT.veryOldAfter(),
                Policy.DEFAULT.continues(),
                Policy.DEFAULT.senders(),
                java.util.Optional.empty())
            .acknowledging(AckDesk.ACKNOWLEDGING.acknowledgement().orElseThrow());
    desk.take(AckDesk.question("q1@acme.example", from, "Lamp", ""), policy);
    desk.dispatch();

    assertEquals(List.of(), sent());
  }

  @Test
  void theAuthorIsToldAndNotWhomTheyNameInReplyTo() {
    desk.take(
        AckDesk.question(
            "q1@sender.example", "ada@sender.example", "Lamp", "Reply-To: eve@evil.example\n"));
    desk.dispatch();

    assertEquals(List.of(ADA), sent().get(0).to());
  }

  @Test
  void twoAboutTheSameInADayAreEnough() {
    for (int number = 1; number <= 5; number++) {
      desk.take(
          AckDesk.question(
              "q" + number + "@sender.example",
              "ada@sender.example",
              "Got it [HD-" + number + "]",
              ""));
    }
    desk.dispatch();
    assertEquals(2, sent().size());

    clock.pass(Duration.ofHours(25));
    desk.take(AckDesk.question("q9@sender.example", "ada@sender.example", "Got it [HD-9]", ""));
    desk.dispatch();
    assertEquals(3, sent().size());
  }

  @Test
  void aSubjectIsNoTemplateAndBeginsNoField() {
    desk.take(
        AckDesk.question(
            "q1@sender.example",
            "ada@sender.example",
            "=?utf-8?q?=7Bticket=7D=0D=0ABcc:_eve@evil.example?=",
            ""));
    desk.dispatch();

    String subject = sent().get(0).subject();
    assertTrue(subject.startsWith("Re: {ticket}"), subject);
    assertFalse(subject.contains("\n"), subject);
  }

  private List<OutgoingMail> sent() {
    return sender.sent().values().stream().flatMap(Collection::stream).toList();
  }
}
