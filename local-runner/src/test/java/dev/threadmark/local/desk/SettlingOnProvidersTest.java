package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.threadmark.correlate.Policy;
import dev.threadmark.desk.Done;
import dev.threadmark.sandbox.SandboxProvider.StoredMessage;
import dev.threadmark.store.Holds;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mail that is held is a task: somebody says where it belongs, and that is a stamp like any other.
 */
class SettlingOnProvidersTest {
  private static final Policy HOLDING =
      new Policy(
          Policy.DEFAULT.aliases(),
          Policy.DEFAULT.agents(),
          Policy.Guests.HOLD,
          Policy.DEFAULT.reopenFor(),
          Policy.DEFAULT.oldAfter(),
          Policy.DEFAULT.veryOldAfter(),
          Policy.DEFAULT.continues(),
          Policy.DEFAULT.senders(),
          Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void isPutOntoTheTicketThatItsCluesPointAt(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, HOLDING)) {
      Holds.Held held = held(desk);
      TicketId ticket = desk.only().id();
      assertEquals(ticket.value(), held.proposed());
      assertEquals("lee@elsewhere.example", held.from());

      assertEquals(new Done.So<>(ticket), settle(desk, held, Optional.of(ticket)));
      assertEquals(2, desk.only().messages());
      assertEquals(List.of(), desk.engine.holds().all(HelpDesk.DESK));
      assertEquals("append", mark(desk, held).decision());
      assertEquals(List.of(ticket.value()), stamps(desk));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void becomesATicketOfItsOwn(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, HOLDING)) {
      Holds.Held held = held(desk);
      Done<TicketId> done = settle(desk, held, Optional.empty());
      TicketId own = ((Done.So<TicketId>) done).value();
      assertEquals(2, desk.tickets().size());
      assertEquals(1, desk.ticket(own).messages());
      assertEquals(List.of(own.value()), stamps(desk));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void isSettledOnce(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, HOLDING)) {
      Holds.Held held = held(desk);
      TicketId ticket = desk.only().id();
      settle(desk, held, Optional.of(ticket));
      assertInstanceOf(Done.NoTicket.class, settle(desk, held, Optional.of(ticket)));
      desk.sweep();
      assertEquals(2, desk.only().messages());
    }
  }

  private static Holds.Held held(HelpDesk desk) {
    desk.kimWrites("q1@customer.example", "Lamp", "");
    desk.sweep();
    desk.strangerAnswers("s1@elsewhere.example", "Re: Lamp", "q1@customer.example");
    desk.sweep();
    assertEquals(1, desk.only().messages());
    List<Holds.Held> all = desk.engine.holds().all(HelpDesk.DESK);
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static Done<TicketId> settle(HelpDesk desk, Holds.Held held, Optional<TicketId> onto) {
    return desk.engine.settling().settle(desk.mailbox(), held.id(), onto);
  }

  private static MailMark mark(HelpDesk desk, Holds.Held held) {
    return desk.engine.journal().find(HelpDesk.DESK, List.of(held.digest())).get(held.digest());
  }

  /** The ticket that the stranger's mail is stamped with. */
  private static List<String> stamps(HelpDesk desk) {
    List<StoredMessage> all = desk.provider.sandbox().messages(HelpDesk.SUPPORT.value());
    return all.get(1).stamps().stream()
        .filter(stamp -> stamp.matches(".*[0-9A-Z]{4}(-[0-9A-Z]{4}){2}"))
        .map(stamp -> stamp.replaceFirst("^Threadmark/Ticket ", ""))
        .toList();
  }
}
