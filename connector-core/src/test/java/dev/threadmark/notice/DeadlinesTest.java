package dev.threadmark.notice;

import static dev.threadmark.notice.NoticeDesk.ANA;
import static dev.threadmark.notice.NoticeDesk.LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final List<String> BOTH = List.of("ticket.opened", "answer.due", "answer.overdue");

  @Test
  void anAnswerIsToldToBeDueAndToBeOverdueOnceEach() {
    NoticeDesk desk = begun(new NoticeDesk());
    desk.opened("root");
    desk.rest();
    assertEquals(List.of("ticket.opened"), desk.types());
    desk.clock.pass(Duration.ofHours(3).minusMinutes(18));
    desk.rest();
    assertEquals(BOTH.subList(0, 2), desk.types());
    desk.clock.pass(Duration.ofHours(1));
    desk.rest();
    desk.rest();
    assertEquals(BOTH, desk.types());
  }

  @Test
  void whatWasAnsweredInTimeIsToldNobody() {
    NoticeDesk desk = begun(new NoticeDesk());
    TicketId ticket = desk.opened("root");
    desk.rest();
    desk.act(ticket, new Act.Turn(Status.WAITING), ANA);
    desk.clock.pass(Duration.ofHours(5));
    desk.rest();
    assertEquals(List.of("ticket.opened", "ticket.status"), desk.types());
  }

  @Test
  void aKeeperThatComesTooLateSaysOnlyThatItIsOverdue() {
    NoticeDesk desk = begun(new NoticeDesk());
    desk.opened("root");
    desk.keep();
    desk.clock.pass(Duration.ofHours(6));
    desk.rest();
    assertEquals(List.of("ticket.opened", "answer.overdue"), desk.types());
  }

  @Test
  void whatWasOverdueForDaysBeforeAnybodyLookedIsToldNobody() {
    NoticeDesk desk = begun(new NoticeDesk());
    desk.opened("root");
    desk.keep();
    desk.clock.pass(Duration.ofDays(3));
    desk.rest();
    assertEquals(List.of("ticket.opened"), desk.types());
  }

  @Test
  void aPromiseThatIsMadeLaterHoldsForTicketsThatAreOpen() {
    NoticeDesk desk = new NoticeDesk();
    desk.staffed(Set.of(ANA), Optional.empty());
    begun(desk);
    desk.opened("root");
    desk.rest();
    desk.staffed(Set.of(ANA), Optional.of(LEVEL));
    desk.keep();
    desk.clock.pass(Duration.ofHours(5));
    desk.rest();
    assertEquals(List.of("ticket.opened", "answer.overdue"), desk.types());
  }

  @Test
  void whereNothingIsDueATickReadsTwiceHoweverManyTicketsThereAre() {
    AtomicInteger calls = new AtomicInteger();
    NoticeDesk desk = begun(new NoticeDesk(counting(calls), new SetClock(), new MemorySender()));
    for (int i = 0; i < 150; i++) {
      desk.opened("root" + i);
    }
    desk.keep();
    desk.rest();
    calls.set(0);
    desk.remind();
    assertEquals(2, calls.get());
    assertTrue(desk.told.size() == 150, () -> desk.told.size() + " were told");
  }

  private static Table counting(AtomicInteger calls) {
    MemoryTable table = new MemoryTable();
    return (Table)
        Proxy.newProxyInstance(
            Table.class.getClassLoader(),
            new Class<?>[] {Table.class},
            (self, method, arguments) -> {
              calls.incrementAndGet();
              try {
                return method.invoke(table, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static NoticeDesk begun(NoticeDesk desk) {
    desk.keep();
    desk.clock.pass(Duration.ofSeconds(30));
    return desk;
  }
}
