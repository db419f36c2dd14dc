package dev.threadmark.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.engine.Outcome;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.Quarantine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A mail that breaks again and again holds up its mailbox for some minutes, not for ever. */
class HinderingMailTest {
  private static final String REPORT = "X-Failed-Recipients: ann@customer.example";

  @Test
  void theOthersOfThePageAreHandledAtOnce() {
    try (Watched watched = new Watched("gmail", new MemoryTable())) {
      String before = watched.deliver("before");
      String bad = watched.deliver("bad");
      String after = watched.deliver("after");
      watched.gmail().faults().answer(10_000, "/messages/" + bad, 500, Map.of());

      assertInstanceOf(Outcome.Retry.class, watched.look());

      assertEquals("open", watched.decision(before));
      assertEquals("open", watched.decision(after));
      assertEquals("", watched.decision(bad));
    }
  }

  @Test
  void aMessageThatGmailNeverGivesIsGivenUpAfterFiveTriesAndTenMinutes() {
    try (Watched watched = new Watched("gmail", new MemoryTable())) {
      String bad = watched.deliver("bad");
      watched.gmail().faults().answer(10_000, "/messages/" + bad, 500, Map.of());
      for (int attempt = 1; attempt <= 10; attempt++) {
        assertInstanceOf(Outcome.Retry.class, watched.look());
      }
      watched.clock.pass(Duration.ofMinutes(10));

      assertEquals(new Outcome.Done(1), watched.look());

      assertEquals("quarantine", watched.decision(bad));
      assertEquals("fetch", watched.quarantine().get(0).step());
      assertTrue(watched.quarantine().get(0).why().startsWith("500"));
      assertEquals(List.of(), watched.state().stumbles());
      String later = watched.deliver("later");
      watched.look();
      assertEquals("open", watched.decision(later));
    }
  }

  @Test
  void tenMinutesWithoutFiveTriesAreNotEnough() {
    try (Watched watched = new Watched("gmail", new MemoryTable())) {
      String bad = watched.deliver("bad");
      watched.gmail().faults().answer(2, "/messages/" + bad, 500, Map.of());
      watched.look();
      watched.clock.pass(Duration.ofHours(1));
      assertInstanceOf(Outcome.Retry.class, watched.look());

      assertEquals(new Outcome.Done(1), watched.look());
      assertEquals("open", watched.decision(bad));
    }
  }

  @Test
  void anOutageMakesNotAllMailGuilty() {
    try (Watched watched = new Watched("gmail", new MemoryTable())) {
      watched.deliver("one");
      watched.deliver("two");
      watched.deliver("three");
      watched.gmail().faults().answer(10_000, "/messages/", 503, Map.of());

      watched.lookInVain();
      watched.look();

      assertEquals(1, watched.quarantine().size());
    }
  }

  @Test
  void twoThatHinderAreGivenUpOneAfterTheOther() {
    try (Watched watched = new Watched("gmail", new MemoryTable())) {
      String one = watched.deliver("one");
      String two = watched.deliver("two");
      watched.gmail().faults().answer(10_000, "/messages/" + one, 503, Map.of());
      watched.gmail().faults().answer(10_000, "/messages/" + two, 503, Map.of());

      watched.lookInVain();
      watched.lookInVain();

      assertEquals(new Outcome.Done(2), watched.look());
      assertEquals("quarantine", watched.decision(one));
      assertEquals("quarantine", watched.decision(two));
    }
  }

  @Test
  void aRawMailThatGraphNeverGivesIsGivenUp() {
    try (Watched watched = new Watched("graph", new MemoryTable())) {
      String bad = watched.deliver("bad", REPORT);
      String well = watched.deliver("well");
      watched.graph().faults().answer(5, "$value", 503, Map.of());
      watched.lookInVain();

      assertEquals(new Outcome.Done(2), watched.look());

      assertEquals("quarantine", watched.decision(bad));
      assertEquals("open", watched.decision(well));
      assertEquals("fetch the raw mail", watched.quarantine().get(0).step());
    }
  }

  @Test
  void aStampThatFailsForEverHoldsNothingUp() {
    try (Watched watched = new Watched("graph", new MemoryTable())) {
      String mail = watched.deliver("mail");
      watched.graph().faults().answerInBatch(5, "messages", 503, Map.of());
      watched.lookInVain();
      watched.graph().faults().answerInBatch(1, "messages", 503, Map.of());

      assertEquals(new Outcome.Done(1), watched.look());

      assertEquals("open", watched.decision(mail));
      assertEquals(List.of(), watched.quarantine());
    }
  }

  @Test
  void aMailThatKillsTheWorkerIsGivenUpAndItsNeighboursAreHandled() {
    Table deadly = breaking("bad@customer.example", OutOfMemoryError::new);
    try (Watched watched = new Watched("graph", deadly)) {
      String before = watched.deliver("before");
      String bad = watched.deliver("bad");
      assertThrows(OutOfMemoryError.class, () -> watched.look(1));
      assertEquals(List.of(), watched.state().stumbles());
      assertThrows(OutOfMemoryError.class, () -> watched.look(2));
      assertEquals("", watched.state().stumbles().get(0).mail());
      for (int attempt = 3; attempt <= 7; attempt++) {
        int again = attempt;
        assertThrows(OutOfMemoryError.class, () -> watched.look(again));
        assertEquals(bad, watched.state().stumbles().get(0).mail());
        assertEquals(attempt - 2, watched.state().stumbles().get(0).attempts());
        watched.clock.pass(Duration.ofMinutes(5));
      }
      String after = watched.deliver("after");

      assertInstanceOf(Outcome.Done.class, watched.look(8));

      assertEquals("quarantine", watched.decision(bad));
      assertEquals("handle", watched.quarantine().get(0).step());
      assertEquals("open", watched.decision(before));
      assertEquals("open", watched.decision(after));
    }
  }

  @Test
  void aDoorbellThatComesAnewCountsOnWhereAMailHasKilledBefore() {
    Table deadly = breaking("bad@customer.example", OutOfMemoryError::new);
    try (Watched watched = new Watched("graph", deadly)) {
      watched.deliver("bad");
      assertThrows(OutOfMemoryError.class, () -> watched.look(2));
      assertThrows(OutOfMemoryError.class, () -> watched.look(1));
      assertThrows(OutOfMemoryError.class, () -> watched.look(1));

      assertEquals(2, watched.state().stumbles().get(0).attempts());
    }
  }

  @Test
  void aStackThatOverflowsIsTheFaultOfOneMail() {
    Table deep = breaking("bad@customer.example", StackOverflowError::new);
    try (Watched watched = new Watched("graph", deep)) {
      String bad = watched.deliver("bad");
      String well = watched.deliver("well");

      assertEquals(new Outcome.Done(2), watched.look());

      assertEquals("quarantine", watched.decision(bad));
      assertEquals("open", watched.decision(well));
    }
  }

  @Test
  void aSecondTryThatIsThrottledBlamesNobody() {
    try (Watched watched = new Watched("graph", new MemoryTable())) {
      watched.deliver("mail");
      watched.look();
      watched.graph().faults().answer(1, "delta", 429, Map.of());

      assertInstanceOf(Outcome.Retry.class, watched.look(2));

      assertEquals(List.of(), watched.state().stumbles());
    }
  }

  @Test
  void aSecondTryWritesOnceMoreAPageHoweverManyMails() {
    AtomicInteger writes = new AtomicInteger();
    try (Watched watched = new Watched("graph", countingWrites(writes))) {
      watched.look();
      writes.set(0);
      watched.deliver("one");
      watched.deliver("two");
      watched.deliver("three");

      watched.look(2);

      assertEquals(2, writes.get());
    }
  }

  @Test
  void theUsualWayWritesTheMailboxsRowOnceAPage() {
    AtomicInteger writes = new AtomicInteger();
    try (Watched watched = new Watched("graph", countingWrites(writes))) {
      watched.look();
      writes.set(0);
      watched.deliver("one");
      watched.deliver("two");
      watched.deliver("three");

      watched.look();

      assertEquals(1, writes.get());
    }
  }

  @Test
  void aMailThatFailsAgainKeepsTheNotesOfBefore() {
    try (Watched watched = new Watched("graph", new MemoryTable())) {
      watched.deliver("bad", REPORT);
      watched.graph().faults().answer(5, "$value", 503, Map.of());
      watched.lookInVain();
      watched.look();
      Quarantine.Entry entry = watched.quarantine().get(0);

      watched.engine.quarantine().put(watched.mailbox.id(), entry);

      assertEquals(1, watched.quarantine().get(0).notes().size());
    }
  }

  /** A table whose machine breaks when a ticket gets {@code words}. */
  private static Table breaking(String words, Supplier<Error> how) {
    return around(
        (method, arguments) -> {
          if (method.equals("batch")
              && arguments[0].toString().startsWith("ticket/")
              && Arrays.toString(arguments).contains(words)) {
            throw how.get();
          }
        });
  }

  private static Table countingWrites(AtomicInteger writes) {
    return around(
        (method, arguments) -> {
          if (method.equals("replace") && arguments[0].toString().contains("mailboxes")) {
            writes.incrementAndGet();
          }
        });
  }

  private interface Before {
    void call(String method, Object[] arguments);
  }

  private static Table around(Before before) {
    MemoryTable table = new MemoryTable();
    return (Table)
        Proxy.newProxyInstance(
            HinderingMailTest.class.getClassLoader(),
            new Class<?>[] {Table.class},
            (proxy, method, arguments) -> {
              before.call(method.getName(), arguments);
              try {
                return method.invoke(table, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
