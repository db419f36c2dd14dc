package dev.threadmark.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.DyingTable;
import dev.threadmark.correlate.Arrival;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.provider.Sending;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.TicketEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker that dies at any write, or just after it, and two of them at once: one mail each. */
class CrashWhileSendingTest {
  private static final int QUESTIONS = 3;
  private static final int MANY = 500;

  /** Sent mail shows a little sooner than somebody looks for it. */
  private static final Duration LAG = Patience.DEFAULT.settle().minusSeconds(1);

  @ParameterizedTest
  @CsvSource({"true,false", "false,false", "true,true", "false,true"})
  void whoeverDiesAtAnyWriteEveryMailIsSentOnce(boolean lands, boolean trouble) {
    int deaths = 0;
    for (int write = 1; write < MANY; write++) {
      MemoryTable table = new MemoryTable();
      SetClock clock = new SetClock();
      MemorySender sender = new MemorySender(clock, LAG);
      if (trouble) {
        sender.next(new MemorySender.Fault(true, new Sending.Unknown(Optional.empty(), "cut")));
        sender.next(new MemorySender.Fault(false, new Sending.Later(Optional.empty(), "429")));
      }
      List<Arrival> mails = mails(clock);
      if (!dies(new DyingTable(table, write, lands), clock, sender, mails)) {
        break;
      }
      deaths++;
      AckDesk desk = new AckDesk(table, clock, sender);
      List<MailMark> marks = mails.stream().map(desk::takeAs).toList();
      desk.dispatchToTheEnd();
      assertAllSentOnce(desk, marks, sender, "after dying at write " + write);
    }
    int times = deaths;
    assertTrue(times > QUESTIONS * 8, () -> "it died only " + times + " times");
  }

  /** The first worker dies; the second dies too, at each of its own writes. */
  @Test
  void aSecondDeathChangesNothing() {
    for (int first = 1; first < 40; first++) {
      for (int second = 1; second < 40; second++) {
        MemoryTable table = new MemoryTable();
        SetClock clock = new SetClock();
        MemorySender sender = new MemorySender(clock, LAG);
        List<Arrival> mails = mails(clock).subList(0, 1);
        dies(new DyingTable(table, first, true), clock, sender, mails);
        dies(new DyingTable(table, second, false), clock, sender, mails);
        AckDesk desk = new AckDesk(table, clock, sender);
        List<MailMark> marks = mails.stream().map(desk::takeAs).toList();
        desk.dispatchToTheEnd();
        assertAllSentOnce(desk, marks, sender, "after dying at " + first + " and " + second);
      }
    }
  }

  @Test
  void fourWorkersAtOnceSendEveryMailOnce() throws Exception {
    MemoryTable table = new MemoryTable();
    SetClock clock = new SetClock();
    MemorySender sender = new MemorySender(clock, LAG);
    List<Arrival> mails = new ArrayList<>();
    AckDesk desk = new AckDesk(table, clock, sender);
    for (int number = 1; number <= 50; number++) {
      mails.add(desk.arrival(AckDesk.question(number)));
    }
    Callable<List<MailMark>> work =
        () -> {
          AckDesk mine = new AckDesk(table, clock, sender);
          List<MailMark> marks = mails.stream().map(mine::takeAs).toList();
          mine.dispatch();
          return marks;
        };
    var workers = Executors.newFixedThreadPool(4);
    try {
      List<MailMark> marks = List.of();
      for (Future<List<MailMark>> done : workers.invokeAll(List.of(work, work, work, work))) {
        marks = done.get();
      }
      desk.dispatchToTheEnd();
      assertAllSentOnce(desk, marks, sender, "by four workers");
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<Arrival> mails(SetClock clock) {
    AckDesk reader = new AckDesk(new MemoryTable(), clock, new MemorySender());
    List<Arrival> mails = new ArrayList<>();
    for (int number = 1; number <= QUESTIONS; number++) {
      mails.add(reader.arrival(AckDesk.question(number)));
    }
    return mails;
  }

  private static boolean dies(
      Table table, SetClock clock, MemorySender sender, List<Arrival> mails) {
    try {
      AckDesk desk = new AckDesk(table, clock, sender);
      mails.forEach(desk::takeAs);
      desk.dispatchToTheEnd();
    } catch (StoreUnavailable e) {
      return true;
    }
    return false;
  }

  private static void assertAllSentOnce(
      AckDesk desk, List<MailMark> marks, MemorySender sender, String when) {
    assertEquals(marks.size(), sender.sent().size(), when);
    sender.sent().values().forEach(copies -> assertEquals(1, copies.size(), when));
    for (MailMark mark : marks) {
      assertEquals(1, desk.events(mark, TicketEvent.Queued.class).size(), when);
      assertEquals(1, desk.events(mark, TicketEvent.Sent.class).size(), when);
    }
    assertEquals(Optional.empty(), desk.dispatch().next(), when);
  }
}
