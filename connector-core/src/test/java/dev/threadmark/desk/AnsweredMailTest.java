package dev.threadmark.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.Rule;
import dev.threadmark.correlate.StatusNotice;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which mail of a ticket is answered, and so quoted to whom it goes. */
class AnsweredMailTest {
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Address KIM = new Address("kim@customer.example");
  private static final Address ANA = new Address("ana@lumen.example");
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final TicketId ID = TicketId.derive("root");
  private static final Message ASKED =
      message("q1@customer.example", KIM, Role.REQUESTER, Rule.NEW, false);
  private static final Message COLLEAGUES =
      message("c1@lumen.example", ANA, Role.AGENT, Rule.IN_REPLY_TO, false);
  private static final Message TO_A_NOTICE =
      message("n1@lumen.example", ANA, Role.PARTICIPANT, Rule.STAFF_NOTICE, false);
  private static final Message SENT =
      message("s1@lumen.example", DESK.address(), Role.AGENT, Rule.IN_REPLY_TO, true);

  private final MemoryTable table = new MemoryTable();
  private final TicketStore tickets = new TicketStore(table);

  @Test
  void whatColleaguesSayAmongThemselvesIsNotQuotedToTheCustomer() {
    assertQuoted(ASKED, ASKED, COLLEAGUES);
    assertQuoted(ASKED, ASKED, TO_A_NOTICE, COLLEAGUES);
    Message again = message("q2@customer.example", KIM, Role.GUEST, Rule.IN_REPLY_TO, false);
    assertQuoted(again, ASKED, COLLEAGUES, again, SENT);
  }

  @Test
  void whereNothingCameFromOutsideTheLastThatCameIsAnsweredElseTheLastThatWasSent() {
    assertQuoted(COLLEAGUES, COLLEAGUES, SENT);
    assertQuoted(SENT, SENT);
  }

  private void assertQuoted(Message answered, Message... messages) {
    Composer composer = new Composer(TestKeys.ONE, PageLinks.NONE);
    Ticket ticket = Ticket.fold(ID, events(KIM, messages));
    Written written =
        new Written(Written.Mode.REPLY, List.of(KIM), List.of(), "Well.", Optional.empty());
    String text = composer.letter(ticket, List.of(messages), written, NOW).text(1_000);
    for (Message one : messages) {
      assertEquals(one == answered, text.contains(one.excerpt()), one.excerpt() + " in " + text);
    }
  }

  @Test
  void anErasedMailIsNotAnsweredByANotice() {
    OutgoingMail mail = told(KIM, ASKED, erased()).orElseThrow().mail();
    assertEquals(ASKED.providerId(), mail.answers().orElseThrow().id().value());
    assertFalse(told(KIM, erased()).isPresent());
  }

  @Test
  void nobodyIsToldInPlaceOfAnErasedPerson() {
    assertTrue(told(KIM, ASKED, SENT).isPresent());
    assertFalse(told(KnownAs.NOBODY, ASKED, SENT).isPresent());
  }

  /** What closing the ticket says to whose matter it is. */
  private Optional<OutboxEntry> told(Address requester, Message... messages) {
    tickets
        .find(DESK, ID)
        .ifPresent(
            was -> {
              tickets.forget(was);
              tickets.sweep(DESK, ID);
            });
    MailMark mark =
        new MailMark(
            "d",
            "q1",
            "p",
            DESK.toString(),
            Optional.of(ID.value()),
            "open",
            "new",
            "",
            "human",
            NOW);
    assertTrue(tickets.begin(ID, events(requester, messages), mark, List.of()));
    Policy policy = Policy.DEFAULT.telling(new StatusNotice(Map.of(Status.CLOSED, "Done.")));
    return new StatusNotices(
            tickets,
            new OutboxStore(table),
            new AnswerLog(table),
            TestKeys.ONE,
            mailbox -> Optional.of(policy).filter(any -> mailbox.equals(DESK)),
            PageLinks.NONE)
        .owed(
            tickets.find(DESK, ID).orElseThrow().ticket(),
            List.of(new TicketEvent.StatusChanged(NOW, Status.CLOSED, ANA.value())),
            ANA,
            NOW);
  }

  private static List<TicketEvent> events(Address requester, Message... messages) {
    List<TicketEvent> events = new ArrayList<>();
    events.add(new TicketEvent.Opened(NOW, DESK, "root", "Lamp"));
    for (Message one : messages) {
      events.add(
          new TicketEvent.MessageAdded(
              NOW, one, Map.of(requester, Role.REQUESTER), Set.of(), true, Status.OPEN));
    }
    return events;
  }

  private static Message erased() {
    return message(Message.erasedName("0a1b"), KIM, Role.REQUESTER, Rule.IN_REPLY_TO, false);
  }

  private static Message message(String id, Address from, Role standing, Rule rule, boolean sent) {
    return new Message(
        id,
        "p-" + id,
        from.value(),
        "",
        NOW,
        sent,
        "Lamp",
        "human",
        "Words of " + id,
        List.of(),
        List.of(),
        List.of(),
        rule.label(),
        "",
        standing,
        Optional.empty());
  }
}
