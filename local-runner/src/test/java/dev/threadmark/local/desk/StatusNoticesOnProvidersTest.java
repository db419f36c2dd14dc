package dev.threadmark.local.desk;

import static dev.threadmark.local.desk.HelpDesk.ANA;
import static dev.threadmark.local.desk.HelpDesk.DESK;
import static dev.threadmark.local.desk.HelpDesk.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.StatusNotice;
import dev.threadmark.desk.Answering;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.mail.Mail;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer is told of a status that a person gave the ticket, through the real drivers. */
class StatusNoticesOnProvidersTest {
  private static final Policy TELLING =
      Policy.DEFAULT.telling(
          new StatusNotice(
              Map.of(
                  Status.CLOSED, "We are done with {subject}, ticket {ticket}.",
                  Status.OPEN, "We look at it again.")));

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void isToldOnceInTheThreadAndAnAnswerReopens(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Turn(Status.CLOSED), ANA);
      desk.sweep();
      assertEquals(List.of(), desk.kimsInbox());
      later(desk);
      later(desk);

      assertEquals(1, desk.kimsInbox().size());
      Mail told = desk.kimsInbox().get(0);
      assertEquals("Re: Lamp", told.subject());
      assertEquals("q1@customer.example", told.inReplyTo().get(0).value());
      assertEquals(
          "We are done with Lamp, ticket %s.".formatted(desk.only().id()),
          told.body().text().orElse("").strip());
      assertEquals("All", told.headers().first("X-Auto-Response-Suppress").orElse(""));
      if (provider.equals("gmail")) { // Graph takes the field off
        assertEquals("auto-replied", told.headers().first("Auto-Submitted").orElse(""));
      }
      assertEquals(Status.CLOSED, desk.only().status());
      assertEquals(1, desk.only().messages());

      desk.arrives(
          "From: %s\nTo: %s\nSubject: Re: Lamp\nMessage-ID: <q2@customer.example>\nIn-Reply-To: <%s>\n\nIt is dark again.\n"
              .formatted(KIM, told.parties().replyTo().get(0).address(), told.id()));
      desk.sweep();
      later(desk);
      assertEquals(2, desk.only().messages());
      assertEquals(Status.OPEN, desk.only().status());
      assertEquals(1, desk.kimsInbox().size(), "her own mail opened it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatIsUndoneWithinTenSecondsIsToldNobody(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Turn(Status.CLOSED), ANA);
      desk.pass(Duration.ofSeconds(3));
      desk.act(new Act.Turn(Status.WAITING), ANA);
      later(desk);
      later(desk);
      assertEquals(List.of(), desk.kimsInbox());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatIsClosedTwiceWithinTenSecondsIsToldOnce(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Turn(Status.CLOSED), ANA);
      desk.pass(Duration.ofSeconds(2));
      desk.act(new Act.Turn(Status.WAITING), ANA);
      desk.pass(Duration.ofSeconds(2));
      desk.act(new Act.Turn(Status.CLOSED), ANA);
      later(desk);
      later(desk);
      assertEquals(1, desk.kimsInbox().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aMailThatComesWithinTenSecondsCallsItOff(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Turn(Status.CLOSED), ANA);
      desk.kimWrites("q2@customer.example", "Re: Lamp", "q1@customer.example");
      desk.pass(Duration.ofSeconds(2));
      desk.sweep();
      later(desk);
      assertEquals(Status.OPEN, desk.only().status());
      assertEquals(List.of(), desk.kimsInbox());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerThatClosesTheTicketIsAllThatIsSent(String provider) {
    try (HelpDesk desk = begun(provider)) {
      Ticket ticket = desk.only();
      Written written =
          new Written(
              Written.Mode.REPLY, List.of(KIM), List.of(), "Done.", Optional.of(Status.CLOSED));
      assertInstanceOf(
          Done.So.class,
          desk.engine.answering().answer(DESK, ticket.id(), ticket.seq(), written, "a", ANA));
      later(desk);
      later(desk);
      assertEquals(1, desk.kimsInbox().size());
      assertTrue(desk.kimsInbox().get(0).body().text().orElse("").startsWith("Done."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void itsAuthorMayTakeItBack(String provider) {
    try (HelpDesk desk = begun(provider)) {
      desk.act(new Act.Turn(Status.CLOSED), ANA);
      OutboxEntry owed = desk.engine.outbox().of(DESK, desk.only().id()).get(0);
      assertInstanceOf(
          Done.So.class, desk.engine.answering().takeBack(DESK, desk.only().id(), owed.key(), ANA));
      later(desk);
      assertEquals(List.of(), desk.kimsInbox());
      assertEquals(Status.CLOSED, desk.only().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aMachineIsToldNothing(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, TELLING)) {
      desk.arrives(
          "From: %s\nTo: %s\nSubject: Disk full\nMessage-ID: <m1@customer.example>\nAuto-Submitted: auto-generated\n\nIt is full.\n"
              .formatted(KIM, HelpDesk.SUPPORT));
      desk.sweep();
      desk.act(new Act.Turn(Status.CLOSED), ANA);
      later(desk);
      assertEquals(List.of(), desk.kimsInbox());
    }
  }

  private static HelpDesk begun(String provider) {
    HelpDesk desk = new HelpDesk(provider, TELLING);
    desk.kimWrites("q1@customer.example", "Lamp", "");
    desk.sweep();
    return desk;
  }

  private static void later(HelpDesk desk) {
    desk.pass(Answering.UNDO);
    desk.sweep();
    desk.sweep();
  }
}
