package dev.threadmark.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of a ticket is what its other events fold to, and what people did stays done. */
class RemainsTest {
  private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Address KIM = new Address("kim@customer.example");
  private static final Address LEE = new Address("lee@elsewhere.example");
  private static final TicketId LAMP = TicketId.derive("lamp");
  private static final TicketId CHAIR = TicketId.derive("chair");
  private static final TicketId BILL = TicketId.derive("bill");

  private final List<TicketEvent> events =
      new ArrayList<>(
          List.of(
              new TicketEvent.Opened(DAY, DESK, "message-id:q", "Lamp"),
              mail("q", KIM, "lamp", 1, true, Status.OPEN),
              new TicketEvent.StatusChanged(DAY.plusSeconds(2), Status.CLOSED, "ana@lumen.example"),
              mail("bill", LEE, "bill", 3, false, Status.OPEN)));

  @Test
  void aMessageThatLeftIsAsIfItHadNeverCome() {
    Ticket before = Ticket.fold(LAMP, events.subList(0, 3));
    leave("bill");
    Ticket after = Ticket.fold(LAMP, events);
    assertEquals(Status.CLOSED, after.status());
    assertEquals(before.closedAt(), after.closedAt());
    assertEquals(before.parties(), after.parties());
    assertEquals(before.subjects(), after.subjects());
    assertEquals(before.lastActivity(), after.lastActivity());
    assertEquals(before.messages(), after.messages());
    assertEquals(Set.of(BILL), after.links());
    assertEquals(Set.of(BILL), after.parted());
    assertEquals(List.of("q"), ids());
  }

  @Test
  void whatPeopleDidAfterwardsStaysDone() {
    leave("bill");
    events.add(new CareEvent.Tagged(DAY, Set.of("lamp"), Set.of(), "ana@lumen.example"));
    events.add(mail("q2", KIM, "lamp", 9, false, Status.OPEN));
    leave("q2");
    Ticket after = Ticket.fold(LAMP, events);
    assertEquals(Set.of("lamp"), after.care().tags());
    assertEquals(1, after.messages());
    assertEquals(Map.of(KIM, Role.PARTICIPANT), after.parties());
  }

  @Test
  void oneThatComesBackIsThereAgain() {
    leave("bill");
    events.add(mail("bill", LEE, "bill", 3, false, Status.OPEN));
    assertEquals(List.of("q", "bill"), ids());
    leave("bill");
    assertEquals(List.of("q"), ids());
    assertEquals(1, Ticket.fold(LAMP, events).messages());
  }

  @Test
  void thatTheFirstMailWasSeenIsNotForgotten() {
    leave("q");
    assertTrue(Ticket.fold(LAMP, events).rootSeen());
  }

  @Test
  void aMergeIsAsIfItHadNeverBeen() {
    Ticket before = Ticket.fold(LAMP, events);
    Ticket chair = chair();
    events.add(TicketEvent.Absorbed.of(chair, DAY.plusSeconds(20)));
    Ticket both = Ticket.fold(LAMP, events);
    assertEquals(3, both.messages());
    Remains remains = Remains.withoutTicket(both, events, CHAIR, List.of(chair));
    events.add(new TicketEvent.Released(DAY, CHAIR, remains, "ana@lumen.example", "1"));
    Ticket after = Ticket.fold(LAMP, events);
    assertEquals(before.messages(), after.messages());
    assertEquals(before.subjects(), after.subjects());
    assertEquals(Set.of(), after.absorbed());
    assertTrue(after.partedFrom(chair) && chair.partedFrom(after));
  }

  @Test
  void aMergedTicketComesBackAsItWas() {
    List<TicketEvent> own = new ArrayList<>(chairEvents());
    Ticket before = Ticket.fold(CHAIR, own);
    own.add(new TicketEvent.MergedInto(DAY, LAMP, "ana@lumen.example"));
    Ticket merged = Ticket.fold(CHAIR, own);
    Remains remains = Remains.onItsOwn(merged, own, List.of());
    own.add(new TicketEvent.Returned(DAY, LAMP, remains, "ana@lumen.example", "1"));
    Ticket after = Ticket.fold(CHAIR, own);
    assertEquals(Optional.empty(), after.survivor());
    assertEquals(before.status(), after.status());
    assertEquals(before.messages(), after.messages());
    assertEquals(Set.of(LAMP), after.parted());
  }

  @Test
  void whatIsPartedFromATicketIsPartedFromWhatThatGoesOnIn() {
    leave("bill");
    Ticket lamp = Ticket.fold(LAMP, events);
    Ticket bill =
        ticket(BILL, List.of(opened("Bill"), mail("b", LEE, "bill", 5, true, Status.OPEN)));
    List<TicketEvent> own = new ArrayList<>(chairEvents());
    own.add(TicketEvent.Absorbed.of(lamp, DAY));
    Ticket chair = Ticket.fold(CHAIR, own);
    assertTrue(chair.partedFrom(bill));
    assertTrue(bill.partedFrom(chair));
    assertFalse(chair().partedFrom(bill));
  }

  @Test
  void whoMergesWhatWasPartedTakesThatBack() {
    leave("bill");
    Ticket bill =
        ticket(BILL, List.of(opened("Bill"), mail("b", LEE, "bill", 5, true, Status.OPEN)));
    events.add(TicketEvent.Absorbed.of(bill, DAY));
    assertEquals(Set.of(), Ticket.fold(LAMP, events).parted());
  }

  private void leave(String message) {
    Ticket now = Ticket.fold(LAMP, events);
    Remains remains = Remains.withoutMessage(now, events, "id-" + message, List.of());
    String cause = "cause " + events.size();
    events.add(
        new TicketEvent.MessageLeft(
            DAY.plusSeconds(30), "id-" + message, BILL, remains, "ana@lumen.example", cause));
  }

  private List<String> ids() {
    return TicketEvent.messages(events).stream().map(Message::messageId).toList();
  }

  private static Ticket chair() {
    return Ticket.fold(CHAIR, chairEvents());
  }

  private static List<TicketEvent> chairEvents() {
    return List.of(opened("Chair"), mail("c", LEE, "chair", 4, true, Status.OPEN));
  }

  private static Ticket ticket(TicketId id, List<TicketEvent> events) {
    return Ticket.fold(id, events);
  }

  private static TicketEvent opened(String subject) {
    return new TicketEvent.Opened(DAY.plusSeconds(4), DESK, "message-id:c", subject);
  }

  private static TicketEvent mail(
      String id, Address from, String subject, int seconds, boolean rootSeen, Status status) {
    Message message =
        new Message(
            id,
            "id-" + id,
            from.value(),
            "",
            DAY.plusSeconds(seconds),
            false,
            subject,
            "human",
            "About " + id,
            List.of(),
            List.of(),
            List.of(),
            "new",
            "",
            Role.PARTICIPANT,
            Optional.empty());
    return new TicketEvent.MessageAdded(
        DAY.plusSeconds(seconds),
        message,
        Map.of(from, Role.PARTICIPANT),
        Set.of(subject),
        rootSeen,
        status);
  }
}
