package dev.threadmark.local.desk;

import static dev.threadmark.local.desk.HelpDesk.ANA;
import static dev.threadmark.local.desk.HelpDesk.BO;
import static dev.threadmark.local.desk.HelpDesk.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People are told by mail, through the real drivers, and what comes back of it. */
class NoticesOnProvidersTest {
  private static final Policy POLICY = Policy.DEFAULT.of(Set.of(), Set.of(ANA));

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whoIsGivenATicketIsToldOnceAndTheCopyIsNoMessageOfIt(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Assign(Optional.of(ANA)), BO);
      int seq = desk.only().seq();
      rest(desk);
      rest(desk);

      Mail told = only(desk.inbox(ANA));
      Ticket ticket = desk.only();
      assertEquals("Assigned to you: Lamp (%s)".formatted(ticket.id()), told.subject());
      String text = told.body().text().orElse("");
      assertTrue(text.startsWith("bo@lumen.example assigned it to you"), text);
      assertTrue(
          text.contains(
              "https://desk.example/console/#/lumen/support%40lumen.example/ticket/" + ticket.id()),
          text);
      assertEquals("All", told.headers().first("X-Auto-Response-Suppress").orElse(""));
      if (provider.equals("gmail")) { // Graph takes the field off
        assertEquals("auto-generated", told.headers().first("Auto-Submitted").orElse(""));
      }
      assertEquals(1, ticket.messages());
      assertEquals(seq, ticket.seq(), "a notice is no event: an If-Match must hold");
      assertEquals(List.of("own"), kinds(desk, "ignore"));
      assertEquals(List.of(), desk.engine.outbox().of(DESK, ticket.id()));
      assertEquals("told", desk.engine.told().newest(DESK, 10).get(0).outcome());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatHappensWithinAShortTimeIsOneMailAndNobodyIsToldOfTheirOwnDoing(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Watch(true), ANA);
      desk.act(new Act.Assign(Optional.of(ANA)), ANA);
      rest(desk);
      assertEquals(List.of(), desk.inbox(ANA));

      desk.kimWrites("q2@customer.example", "Re: Lamp", "q1@customer.example");
      desk.kimWrites("q3@customer.example", "Re: Lamp", "q1@customer.example");
      desk.sweep();
      rest(desk);
      rest(desk);
      Mail told = only(desk.inbox(ANA));
      assertTrue(told.subject().startsWith("New mail: Lamp"), told.subject());
      String text = told.body().text().orElse("");
      assertTrue(text.contains("> It is q2 at customer.example."), text);
      assertTrue(text.contains("> It is q3 at customer.example."), text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aColleagueWhoAnswersItSpeaksOnTheTicketAndTheCustomerGetsNothing(String provider) {
    try (HelpDesk desk = begun(provider)) {
      Mail told = told(desk);
      desk.arrives(answer(told, ANA, told.parties().replyTo().get(0).address().value(), ""));
      desk.sweep();

      Ticket ticket = desk.only();
      assertEquals(2, ticket.messages());
      Message newest = desk.engine.tickets().newestMessages(ticket, 50).get(1);
      assertEquals(Role.AGENT, newest.standing());
      assertEquals(List.of(), desk.kimsInbox());
      rest(desk);
      assertEquals(1, desk.inbox(ANA).size(), "nobody is told of their own mail");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anOutsiderWhoAnswersItIsHeld(String provider) {
    try (HelpDesk desk = begun(provider)) {
      Mail told = told(desk);
      Address lee = new Address("lee@elsewhere.example");
      desk.arrives(answer(told, lee, HelpDesk.SUPPORT.value(), ""));
      desk.sweep();
      assertEquals(1, desk.only().messages());
      assertEquals(1, desk.engine.holds().all(DESK).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAbsenceNoteToItChangesNothing(String provider) {
    try (HelpDesk desk = begun(provider)) {
      Mail told = told(desk);
      String to = told.parties().replyTo().get(0).address().value();
      desk.arrives(answer(told, ANA, to, "Auto-Submitted: auto-replied\n"));
      desk.sweep();
      rest(desk);
      assertEquals(1, desk.only().messages());
      assertEquals(Status.OPEN, desk.only().status());
      assertEquals(1, desk.inbox(ANA).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whomItCannotReachIsNotToldThatAndIsWrittenToNoMore(String provider) {
    try (HelpDesk desk = begun(provider)) {
      Mail told = told(desk);
      desk.arrives(bounce(told));
      desk.sweep();
      assertEquals(1, desk.only().messages());
      desk.kimWrites("q2@customer.example", "Re: Lamp", "q1@customer.example");
      desk.sweep();
      rest(desk);
      rest(desk);
      assertEquals(2, desk.only().messages());
      assertEquals(1, desk.inbox(ANA).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whoDoesNotWantToBeToldOfAMatterIsNot(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.engine.people().prefer(ANA, Set.of("lumen"), Map.of("assigned", false));
      desk.act(new Act.Assign(Optional.of(ANA)), BO);
      rest(desk);
      assertEquals(List.of(), desk.inbox(ANA));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerThatComesDueIsToldBeforeAndAfterOnceEach(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Assign(Optional.of(ANA)), ANA);
      desk.keep();
      desk.pass(Duration.ofHours(22));
      rest(desk);
      assertEquals(List.of(), desk.inbox(ANA));
      desk.pass(Duration.ofHours(1));
      rest(desk);
      rest(desk);
      Mail due = only(desk.inbox(ANA));
      assertTrue(due.subject().startsWith("Answer due soon: Lamp"), due.subject());
      desk.pass(Duration.ofHours(1));
      rest(desk);
      rest(desk);
      assertEquals(2, desk.inbox(ANA).size());
      assertTrue(desk.inbox(ANA).get(1).subject().startsWith("Answer overdue: Lamp"));
    }
  }

  private static HelpDesk begun(String provider) {
    HelpDesk desk = new HelpDesk(provider, POLICY);
    desk.keep();
    desk.kimWrites("q1@customer.example", "Lamp", "");
    desk.sweep();
    return desk;
  }

  /** The notice that Ana gets because Bo gives her the ticket. */
  private static Mail told(HelpDesk desk) {
    desk.act(new Act.Assign(Optional.of(ANA)), BO);
    rest(desk);
    return only(desk.inbox(ANA));
  }

  /** The timer comes twice, so that what may wait a little has waited. */
  private static void rest(HelpDesk desk) {
    desk.keep();
    desk.pass(Duration.ofMinutes(12));
    desk.keep();
    desk.keep();
  }

  private static Mail only(List<Mail> all) {
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static List<String> kinds(HelpDesk desk, String decision) {
    return desk.engine
        .journal()
        .all(DESK)
        .filter(mark -> mark.decision().equals(decision))
        .map(MailMark::kind)
        .toList();
  }

  private static String answer(Mail told, Address from, String to, String more) {
    assertFalse(told.id().value().isEmpty());
    return """
        From: %s
        To: %s
        Subject: Re: %s
        Message-ID: <a1@%s>
        In-Reply-To: <%s>
        %s
        I see to it.
        """
        .formatted(from, to, told.subject(), from.domain(), told.id(), more);
  }

  private static String bounce(Mail told) {
    return """
        From: MAILER-DAEMON@lumen.example
        To: support@lumen.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <b1@lumen.example>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        There is no such mailbox.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; lumen.example

        Final-Recipient: rfc822; ana@lumen.example
        Action: failed
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <%s>
        From: support@lumen.example
        To: ana@lumen.example
        Subject: %s

        --b--
        """
        .formatted(told.id(), told.subject());
  }
}
