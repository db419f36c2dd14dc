package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.desk.Answering;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.mail.Mail;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers from the desk, through the real drivers, to the customer and back. */
class AnswerOnProvidersTest {

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerIsThreadedAndItsCopyIsAnAgentsMessageOnTheTicket(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      answer(desk, "Which lamp is it?", Optional.empty());
      desk.sweep();
      assertEquals(List.of(), desk.kimsInbox());

      desk.pass(Answering.UNDO);
      desk.sweep();
      Mail told = desk.kimsInbox().get(0);
      assertEquals("Re: Lamp", told.subject());
      assertEquals("q1@customer.example", told.inReplyTo().get(0).value());
      assertTrue(told.body().text().orElse("").startsWith("Which lamp is it?"));
      desk.sweep();
      Ticket ticket = desk.only();
      assertEquals(2, ticket.messages());
      assertEquals(Status.WAITING, ticket.status());
      Message copy = desk.engine.tickets().newestMessages(ticket, 50).get(1);
      assertEquals(Role.AGENT, copy.standing());

      desk.kimWrites("q2@customer.example", "Re: Lamp", told.id().value());
      desk.sweep();
      assertEquals(3, desk.only().messages());
      assertEquals(Status.OPEN, desk.only().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerThatIsTakenBackNeverGoes(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      OutboxEntry entry = answer(desk, "Which lamp is it?", Optional.empty());
      Done<OutboxEntry> back =
          desk.engine
              .answering()
              .takeBack(HelpDesk.DESK, desk.only().id(), entry.key(), HelpDesk.ANA);
      assertInstanceOf(Done.So.class, back);
      desk.pass(Answering.UNDO);
      desk.sweep();
      desk.sweep();
      assertEquals(List.of(), desk.kimsInbox());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aTicketThatIsClosedWithItsLastAnswerStaysClosed(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      answer(desk, "Done.", Optional.of(Status.CLOSED));
      desk.pass(Answering.UNDO);
      desk.sweep();
      desk.sweep();
      assertEquals(1, desk.kimsInbox().size());
      assertEquals(2, desk.only().messages());
      assertEquals(Status.CLOSED, desk.only().status());
    }
  }

  private static OutboxEntry answer(HelpDesk desk, String text, Optional<Status> status) {
    Ticket ticket = desk.only();
    Written written =
        new Written(Written.Mode.REPLY, List.of(HelpDesk.KIM), List.of(), text, status);
    Done<OutboxEntry> done =
        desk.engine
            .answering()
            .answer(HelpDesk.DESK, ticket.id(), ticket.seq(), written, text, HelpDesk.ANA);
    return ((Done.So<OutboxEntry>) done).value();
  }
}
