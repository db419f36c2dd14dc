package dev.threadmark.desk;

import static dev.threadmark.desk.MailRoom.ANA;
import static dev.threadmark.desk.MailRoom.DESK;
import static dev.threadmark.desk.MailRoom.answers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.DyingTable;
import dev.threadmark.mail.Address;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.privacy.SeenTable;
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

  private final SeenTable table = new SeenTable(new MemoryTable());
  private final MailRoom room = new MailRoom(table);

  private void erase(Address who) {
    erase(room, who);
  }

  private static void erase(MailRoom room, Address who) {
    room.engine.privacy().erasing().erase(DESK, KnownAs.of(who), ANA.value(), Duration.ofHours(1));
  }

  private String export(Address who) {
    return room.engine.privacy().export().page(DESK, KnownAs.of(who), "").records().toString();
  }

  private String events(TicketId id) {
    return events(room, id);
  }

  private static String events(MailRoom room, TicketId id) {
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

  /** In more than one batch, of which the first takes what the ticket was called. */
  @Test
  void itMayDieAnywhereAndComesToTheSame() {
    TicketId lees = room.kim("q", "Lamp of Elm Street", "");
    room.deliver(LEE.value(), "bill", "Re: Lamp of Elm Street", answers("q"));
    room.deliver(LEE.value(), "more", "A bill", answers("bill"));
    for (int i = 0; i < 60; i++) {
      Act note = new Act.Note("Not for kim@customer.example, " + i, "note-" + i);
      room.engine.desk().act(DESK, lees, OptionalInt.empty(), note, ANA);
    }
    room.splitOff(lees, "q");
    SeenTable whole = table.copy();
    erase(room.over(whole), KIM);
    String expected = events(room.over(whole), lees);
    assertTrue(expected.contains("Re: Lamp of Elm Street"), expected);
    int deaths = 0;
    for (boolean alive = false; !alive; ) {
      SeenTable copy = table.copy();
      DyingTable dying = new DyingTable(copy, deaths + 1, true);
      try {
        erase(room.over(dying), KIM);
        alive = true;
      } catch (StoreUnavailable e) {
        deaths++;
      }
      MailRoom next = room.over(copy);
      next.engine.privacy().erasing().goOn(Duration.ofHours(1));
      if (next.engine.privacy().erasing().store().all(DESK).isEmpty()) {
        erase(next, KIM);
      }
      assertEquals(expected, events(next, lees), "after dying at write " + deaths);
    }
    assertTrue(deaths > 10, "it died only " + deaths + " times");
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
