package dev.threadmark.desk;

import static dev.threadmark.desk.MailRoom.ANA;
import static dev.threadmark.desk.MailRoom.DESK;
import static dev.threadmark.desk.MailRoom.answers;
import static dev.threadmark.desk.MailRoom.name;
import static dev.threadmark.desk.MailRoom.refersTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that lies on the wrong ticket is put where a person says, and stays there. */
class SplittingTest {
  private static final Address LEE = new Address("lee@elsewhere.example");

  private final MemoryTable table = new MemoryTable();
  private final MailRoom room = new MailRoom(table);
  private TicketId lamp;

  /** Kim asks for a lamp; Lee, who is not of it, asks for a bill by answering her. */
  @BeforeEach
  void twoMattersInOneThread() {
    lamp = room.kim("q", "Lamp", "");
    assertEquals(lamp, room.deliver(LEE.value(), "bill", "Re: Lamp", answers("q")));
    assertEquals(List.of("q", "bill"), room.on(lamp));
  }

  @Test
  void itIsOnATicketOfItsOwnAndOnNoOther() {
    TicketId bill = room.splitOff(lamp, "bill");

    assertNotEquals(lamp, bill);
    assertEquals(List.of("bill"), room.on(bill));
    assertEquals(List.of("q"), room.on(lamp));
    assertEquals(Set.of(lamp.value(), bill.value()), room.shown().keySet());
    assertEquals(1, room.ticket(lamp).messages());
    assertEquals(List.of(LEE), room.ticket(bill).requesters());
    assertEquals(Optional.empty(), room.ticket(lamp).roleOf(LEE));
    assertEquals(Set.of(bill), room.ticket(lamp).links());
    assertEquals(Set.of(lamp), room.ticket(bill).links());
    TicketList.Line line =
        room.engine
            .list()
            .all(DESK)
            .filter(one -> one.ticket().equals(lamp.value()))
            .findFirst()
            .orElseThrow();
    assertEquals(1, line.messages());
  }

  @Test
  void theMailboxAndTheJournalSayWhereItIs() {
    TicketId bill = room.splitOff(lamp, "bill");

    assertEquals(bill.value(), room.stampOf("bill"));
    assertEquals(lamp.value(), room.stampOf("q"));
    assertEquals(Optional.of(bill.value()), room.mark("bill").ticket());
    assertEquals("moved", room.mark("bill").rule());
    assertTrue(room.mark("bill").because().contains(ANA.value()), room.mark("bill").because());
    assertEquals("moved", room.engine.tickets().newestMessages(room.ticket(bill), 9).get(0).rule());
  }

  @Test
  void bothHistoriesSayWhoDidIt() {
    TicketId bill = room.splitOff(lamp, "bill");
    TicketEvent left = last(lamp);
    TicketEvent came = last(bill);
    assertEquals(bill, assertInstanceOf(TicketEvent.MessageLeft.class, left).to());
    assertEquals(ANA.value(), ((TicketEvent.MessageLeft) left).by());
    assertEquals(new TicketEvent.Parted(left.at(), lamp, ANA.value()), came);
  }

  @Test
  void answersToItGoWhereItIs() {
    TicketId bill = room.splitOff(lamp, "bill");
    assertEquals(bill, room.deliver(LEE.value(), "bill2", "Re: Lamp", answers("bill")));
    assertEquals(lamp, room.kim("q2", "Re: Lamp", answers("q")));
  }

  @Test
  void whatRefersToItGoesWhereItIs() {
    TicketId bill = room.splitOff(lamp, "bill");
    assertEquals(
        bill,
        room.deliver(LEE.value(), "b3", "Re: Lamp", answers("lost") + refersTo("bill", "lost")));
  }

  @Test
  void aMailThatNamesBothFollowsItsDirectParentAndJoinsNothing() {
    TicketId bill = room.splitOff(lamp, "bill");
    assertEquals(
        bill, room.deliver(LEE.value(), "b2", "Re: Lamp", answers("bill") + refersTo("q", "bill")));
    assertEquals(lamp, room.kim("q2", "Re: Lamp", answers("q") + refersTo("bill", "q")));
    assertEquals(List.of("q", "q2"), room.on(lamp));
    assertEquals(List.of("bill", "b2"), room.on(bill));
  }

  /** The first mail of such a ticket was never seen: but for the person, it would be merged. */
  @Test
  void aTicketThatBeganWithAnAnswerIsNotJoinedEither() {
    TicketId orphan = room.kim("a1", "Re: Chair", answers("never"));
    assertEquals(orphan, room.kim("a2", "Re: Chair", answers("a1")));
    TicketId own = room.splitOff(orphan, "a2");
    room.kim("a3", "Re: Chair", answers("a2") + refersTo("never", "a1", "a2"));
    assertEquals(List.of("a1"), room.on(orphan));
    assertEquals(List.of("a2", "a3"), room.on(own));
    assertEquals(Optional.empty(), room.ticket(own).survivor());
    assertEquals(Optional.empty(), room.ticket(orphan).survivor());
  }

  @Test
  void theTokenOfTheOldTicketDoesNotBringAnAnswerBack() {
    TicketId bill = room.splitOff(lamp, "bill");
    String token = TestKeys.ONE.issue(DESK.tenant(), lamp, LEE).toString();
    String cc = "Cc: support+" + token + "@lumen.example\r\n";
    assertEquals(bill, room.deliver(LEE.value(), "b2", "Re: Lamp", cc + answers("bill")));
    assertEquals(lamp, room.deliver(LEE.value(), "b3", "Another thing", cc));
  }

  @Test
  void itGoesToTheTicketThatIsNamed() {
    TicketId chair = room.deliver(LEE.value(), "chair", "Chair", "");
    Ticket now = MailRoom.so(room.split(lamp, "bill", Optional.of(chair)));
    assertEquals(chair, now.id());
    assertEquals(List.of("bill", "chair"), room.on(chair));
    assertEquals(2, now.messages());
    assertEquals(chair, room.deliver(LEE.value(), "b2", "Re: Lamp", answers("bill")));
  }

  @Test
  void theOldTicketIsAsIfItHadNeverCome() {
    TicketId chair = room.kim("chair", "Chair", "");
    turn(chair, Status.CLOSED);
    room.deliver(LEE.value(), "wrong", "Re: Chair", answers("chair"));
    assertEquals(Status.OPEN, room.ticket(chair).status());
    room.splitOff(chair, "wrong");
    assertEquals(Status.CLOSED, room.ticket(chair).status());
    assertTrue(room.ticket(chair).closedAt().isPresent());
  }

  @Test
  void theFirstMessageMayLeaveAndTheRestKeepsItsNumber() {
    TicketId own = room.splitOff(lamp, "q");
    assertEquals(List.of("q"), room.on(own));
    assertEquals(List.of("bill"), room.on(lamp));
    assertEquals(own, room.kim("q2", "Re: Lamp", answers("q") + refersTo("q", "bill")));
    assertEquals(List.of("bill"), room.on(lamp));
  }

  @Test
  void subjectsLeadToWhatIsTalkedAboutUnderThem() {
    TicketId chair = room.deliver(LEE.value(), "c", "Chair", answers("q"));
    assertEquals(lamp, chair);
    TicketId own = room.splitOff(lamp, "c");
    assertEquals(List.of(own), new SubjectIndex(table).find(DESK, List.of("chair")));
    assertEquals(own, room.deliver(LEE.value(), "c2", "Re: Chair", ""));
  }

  @Test
  void askedAgainItTellsWhereTheMessageIs() {
    TicketId bill = room.splitOff(lamp, "bill");
    int events = room.ticket(lamp).seq() + room.ticket(bill).seq();
    assertEquals(bill, room.splitOff(lamp, "bill"));
    assertEquals(events, room.ticket(lamp).seq() + room.ticket(bill).seq());
    TicketId chair = room.kim("chair", "Chair", "");
    assertInstanceOf(Done.Impossible.class, room.split(lamp, "bill", Optional.of(chair)));
    assertEquals(List.of("bill"), room.on(bill));
  }

  @Test
  void whatMakesNoSenseIsRefusedAndChangesNothing() {
    String before = room.shown().toString();
    assertInstanceOf(Done.Impossible.class, room.split(lamp, "bill", Optional.of(lamp)));
    assertInstanceOf(Done.Impossible.class, room.split(lamp, "nothing", Optional.empty()));
    assertInstanceOf(
        Done.Impossible.class, room.split(lamp, "bill", TicketId.parse("7K3F-9QXM-2B4D")));
    TicketId chair = room.kim("chair", "Chair", "");
    assertInstanceOf(Done.Impossible.class, room.split(chair, "chair", Optional.empty()));
    assertInstanceOf(
        Done.Changed.class,
        room.engine
            .splitting()
            .split(
                DESK, room.provider, lamp, OptionalInt.of(1), name("bill"), Optional.empty(), ANA));
    assertTrue(room.shown().toString().contains(before.substring(1, before.length() - 1)));
    assertEquals(lamp.value(), room.stampOf("bill"));
  }

  @Test
  void aMessageOfAMergedTicketLeavesBoth() {
    TicketId chair = room.kim("chair", "Chair", "");
    room.deliver(LEE.value(), "chair2", "Re: Chair", answers("chair"));
    room.merge(chair, lamp);
    assertEquals(4, room.ticket(lamp).messages());

    TicketId own = room.splitOff(lamp, "chair2");

    assertEquals(List.of("q", "bill", "chair"), room.on(lamp));
    assertEquals(3, room.ticket(lamp).messages());
    assertEquals(1, room.ticket(chair).messages());
    assertEquals(List.of("chair2"), room.on(own));
    MailRoom.so(room.unmerge(chair));
    assertEquals(List.of("chair"), room.on(chair));
  }

  @Test
  void aPersonMayJoinAgainWhatAPersonParted() {
    TicketId bill = room.splitOff(lamp, "bill");
    room.merge(bill, lamp);
    assertEquals(List.of("q", "bill"), room.on(lamp));
    assertEquals(Set.of(), room.ticket(lamp).parted());

    TicketId again = room.splitOff(lamp, "bill");

    assertNotEquals(bill, again);
    assertEquals(List.of("bill"), room.on(again));
    assertEquals(List.of("q"), room.on(lamp));
  }

  @Test
  void itMayGoBackToWhereItWas() {
    TicketId bill = room.splitOff(lamp, "bill");
    room.deliver(LEE.value(), "b2", "Re: Lamp", answers("bill"));
    MailRoom.so(room.split(bill, "bill", Optional.of(lamp)));
    assertEquals(List.of("q", "bill"), room.on(lamp));
    assertEquals(List.of("b2"), room.on(bill));
    assertEquals(2, room.ticket(lamp).messages());
    assertEquals(lamp.value(), room.stampOf("bill"));
    assertEquals(bill, room.splitOff(lamp, "bill"));
    assertEquals(List.of("bill", "b2"), room.on(bill));
  }

  @Test
  void aGuestIsAGuestWhereverTheirMessageIsPut() {
    assertEquals(Optional.of(Role.GUEST), room.ticket(lamp).roleOf(LEE));
    TicketId chair = room.kim("chair", "Chair", "");
    room.split(lamp, "bill", Optional.of(chair));
    assertEquals(Optional.of(Role.GUEST), room.ticket(chair).roleOf(LEE));
  }

  private void turn(TicketId ticket, Status status) {
    room.engine.desk().act(DESK, ticket, OptionalInt.empty(), new Act.Turn(status), ANA);
  }

  private TicketEvent last(TicketId ticket) {
    List<TicketEvent> events = room.engine.tickets().events(DESK, ticket);
    return events.get(events.size() - 1);
  }
}
