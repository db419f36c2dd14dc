package dev.threadmark.desk;

import static dev.threadmark.desk.MailRoom.ANA;
import static dev.threadmark.desk.MailRoom.DESK;
import static dev.threadmark.desk.MailRoom.answers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whose a ticket is goes by what holds by now, not by what somebody has set right. */
class ErasingAfterSplitTest {
  private static final Address KIM = new Address("kim@customer.example");
  private static final Address LEE = new Address("lee@elsewhere.example");

  private final MailRoom room = new MailRoom(new MemoryTable());

  private void erase(Address who) {
    room.engine.privacy().erasing().erase(DESK, KnownAs.of(who), ANA.value(), Duration.ofHours(1));
  }

  private String export(Address who) {
    return room.engine.privacy().export().page(DESK, KnownAs.of(who), "").records().toString();
  }

  private String events(TicketId id) {
    return room.engine.tickets().events(DESK, id).toString();
  }

  @Test
  void whoseMailWasTakenOffATicketIsErasedFromItAndItGoesOn() {
    TicketId lees = room.kim("q", "Lamp of Elm Street", "");
    room.deliver(LEE.value(), "bill", "Re: Lamp of Elm Street", answers("q"));
    room.deliver(LEE.value(), "more", "A bill", answers("bill"));
    TicketId kims = room.splitOff(lees, "q");
    Ticket before = room.ticket(lees);
    assertFalse(export(KIM).contains("About bill"), export(KIM));
    assertTrue(export(KIM).contains("About q"), export(KIM));

    erase(KIM);
    Ticket after = room.ticket(lees);
    assertFalse(after.sealed());
    assertEquals(before.status(), after.status());
    assertEquals(List.of("bill", "more"), room.on(lees));
    assertEquals(
        List.of("About bill.", "About more."),
        TicketEvent.messages(room.engine.tickets().events(DESK, lees)).stream()
            .map(Message::excerpt)
            .map(String::strip)
            .toList());
    assertEquals("erased", after.subject());
    assertFalse(events(lees).contains(KIM.value()), events(lees));
    assertFalse(events(lees).contains("About q"), events(lees));
    assertEquals(after, Ticket.fold(lees, room.engine.tickets().events(DESK, lees)));
    assertTrue(room.ticket(kims).sealed());
    assertEquals(Status.CLOSED, room.ticket(kims).status());
  }

  @Test
  void whatSomebodyPutElsewhereIsNotHandedOutWithTheTicketThatItLeft() {
    TicketId kims = room.kim("q", "Lamp", "");
    room.deliver(LEE.value(), "bill", "Re: Lamp", answers("q"));
    room.splitOff(kims, "bill");
    assertFalse(export(KIM).contains("About bill"), export(KIM));
    assertTrue(export(LEE).contains("About bill"), export(LEE));
  }

  @Test
  void whoWasMadeTheRequesterByMistakeTakesNobodysTicketAlong() {
    TicketId lees = room.deliver(LEE.value(), "bill", "A bill", "");
    for (Address who : List.of(KIM, LEE)) {
      room.engine.desk().act(DESK, lees, OptionalInt.empty(), new Act.ChangeRequester(who), ANA);
    }
    assertFalse(export(KIM).contains("About bill"), export(KIM));
    erase(KIM);
    assertFalse(room.ticket(lees).sealed());
    assertEquals(Status.OPEN, room.ticket(lees).status());
    assertTrue(events(lees).contains("About bill"), events(lees));
    assertFalse(events(lees).contains(KIM.value()), events(lees));

    erase(LEE);
    assertTrue(room.ticket(lees).sealed());
  }

  @Test
  void whoIsTheRequesterByAColleaguesWordTakesItAlong() {
    TicketId id = room.deliver(LEE.value(), "bill", "A bill", "");
    room.engine.desk().act(DESK, id, OptionalInt.empty(), new Act.ChangeRequester(KIM), ANA);
    assertTrue(export(KIM).contains("About bill"), export(KIM));
    erase(KIM);
    assertTrue(room.ticket(id).sealed());
  }
}
