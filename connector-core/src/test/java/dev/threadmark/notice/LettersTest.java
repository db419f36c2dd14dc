package dev.threadmark.notice;

import static dev.threadmark.notice.NoticeDesk.ANA;
import static dev.threadmark.notice.NoticeDesk.BO;
import static dev.threadmark.notice.NoticeDesk.LEVEL;
import static dev.threadmark.notice.NoticeDesk.SUPPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.DyingTable;
import dev.threadmark.mail.Address;
import dev.threadmark.outbox.Patience;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.People;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
  private static final int MANY = 500;

  /** Whoever dies at any write, or just after it: each thing is told once, in one mail. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverDiesAtAnyWritePeopleAreToldOnce(boolean lands) {
    int deaths = 0;
    for (int write = 1; write < MANY; write++) {
      SetClock clock = new SetClock();
      MemoryTable table = new MemoryTable();
      MemorySender sender = new MemorySender(clock, Patience.DEFAULT.settle().minusSeconds(1));
      NoticeDesk desk = new NoticeDesk(table, clock, sender);
      desk.keep();
      TicketId ticket = desk.opened("root");
      desk.act(ticket, new Act.Assign(Optional.of(ANA)), BO);
      clock.pass(Duration.ofMinutes(2));
      if (!dies(new NoticeDesk(new DyingTable(table, write, lands), clock, sender))) {
        break;
      }
      deaths++;
      clock.pass(Patience.DEFAULT.settle());
      desk.rest();
      assertEquals(1, desk.mails(ANA).size(), "after dying at write " + write);
      assertEquals(1, sender.sent().size(), "after dying at write " + write);
    }
    int times = deaths;
    assertTrue(times > 10, () -> "it died only " + times + " times");
  }

  private static boolean dies(NoticeDesk desk) {
    try {
      desk.keep();
    } catch (StoreUnavailable e) {
      return true;
    }
    return false;
  }

  @Test
  void aTicketSendsOneMailInTenMinutesWithAllThatHappened() {
    NoticeDesk desk = begun();
    TicketId ticket = desk.opened("root");
    desk.act(ticket, new Act.Assign(Optional.of(ANA)), BO);
    desk.clock.pass(Duration.ofMinutes(2));
    desk.keep();
    for (int i = 1; i <= 12; i++) {
      desk.writes(ticket, "m" + i);
      desk.keep();
      desk.clock.pass(Duration.ofSeconds(20));
    }
    desk.rest();
    desk.rest();
    List<OutgoingMail> mails = desk.mails(ANA);
    assertEquals(2, mails.size());
    assertTrue(mails.get(1).text().contains("> It is dark: m10"), mails.get(1).text());
    assertTrue(mails.get(1).text().contains("And 2 more."), mails.get(1).text());
  }

  @Test
  void anAddressThatMayNotAnswerThereIsNotToldWhatCustomersWrite() {
    NoticeDesk desk = begun();
    TicketId ticket = desk.opened("root");
    desk.act(ticket, new Act.Assign(Optional.of(NoticeDesk.KIM)), BO);
    desk.writes(ticket, "m1");
    desk.rest();
    assertEquals(Map.of(), desk.sender.sent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"support@lumen.example", "support+x@lumen.example", "help@lumen.example"})
  void anAddressThatIsItselfWatchedIsNeverWrittenTo(String address) {
    NoticeDesk desk = begun();
    Address watched = new Address(address);
    desk.staffed(Set.of(watched), Optional.empty());
    TicketId ticket = desk.opened("root");
    desk.act(ticket, new Act.Assign(Optional.of(watched)), BO);
    desk.rest();
    assertEquals(Map.of(), desk.sender.sent());
  }

  @Test
  void whoHasARoleIsToldFromTheirFirstVisitUntilAQuarterAfterTheLast() {
    NoticeDesk desk = begun();
    TicketId ticket = desk.opened("root");
    desk.act(ticket, new Act.Assign(Optional.of(BO)), ANA);
    desk.rest();
    assertEquals(List.of(), desk.mails(BO));

    desk.people.seen(BO, Set.of("lumen"), Set.of(SUPPORT), desk.clock.instant());
    desk.writes(ticket, "m1");
    desk.rest();
    assertEquals(1, desk.mails(BO).size());

    desk.clock.pass(People.REMEMBERED);
    desk.writes(ticket, "m2");
    desk.rest();
    assertEquals(1, desk.mails(BO).size());
  }

  @Test
  void aTicketThatNobodyHasIsToldToThoseWhoWantThatOnly() {
    NoticeDesk desk = begun();
    desk.people.seen(BO, Set.of("lumen"), Set.of(SUPPORT), desk.clock.instant());
    desk.people.prefer(BO, Set.of("lumen"), Map.of("opened", true));
    desk.opened("root");
    desk.rest();
    assertEquals(1, desk.mails(BO).size());
    assertTrue(desk.mails(BO).get(0).subject().startsWith("New ticket: Lamp"));
    assertEquals(List.of(), desk.mails(ANA));
  }

  @Test
  void whoIsNoLongerAnAgentWhenALetterIsDueGetsNone() {
    NoticeDesk desk = begun();
    TicketId ticket = desk.opened("root");
    desk.act(ticket, new Act.Assign(Optional.of(ANA)), BO);
    desk.keep();
    desk.staffed(Set.of(), Optional.of(LEVEL));
    desk.rest();
    assertEquals(Map.of(), desk.sender.sent());
  }

  private static NoticeDesk begun() {
    NoticeDesk desk = new NoticeDesk();
    desk.keep();
    desk.clock.pass(Duration.ofSeconds(30));
    return desk;
  }
}
