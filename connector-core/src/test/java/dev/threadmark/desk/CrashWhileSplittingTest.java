package dev.threadmark.desk;

import static dev.threadmark.desk.MailRoom.DESK;
import static dev.threadmark.desk.MailRoom.answers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.backup.Export;
import dev.threadmark.backup.Restore;
import dev.threadmark.cases.DyingTable;
import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MessageId;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.Errands;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever splits a message off, or undoes a merge, may die at any write: asked again, and where
 * nobody asks again by the keeper, it ends as it would have.
 */
class CrashWhileSplittingTest {
  private static final int MANY = 200;

  private enum What implements Consumer<MailRoom> {
    /** Of a ticket that was merged into the one on which people see it. */
    SPLIT {
      @Override
      public void accept(MailRoom room) {
        room.split(LAMP, "chair2", Optional.empty());
      }
    },
    MOVE {
      @Override
      public void accept(MailRoom room) {
        room.split(LAMP, "chair2", Optional.of(DESKS));
      }
    },
    UNMERGE {
      @Override
      public void accept(MailRoom room) {
        room.unmerge(CHAIR);
      }
    }
  }

  private static final TicketId LAMP = number("lamp");
  private static final TicketId CHAIR = number("chair");
  private static final TicketId DESKS = number("desk");

  private static TicketId number(String id) {
    return new MailRoom(new MemoryTable()).kim(id, id, "");
  }

  @ParameterizedTest
  @CsvSource({
    "SPLIT,true",
    "SPLIT,false",
    "MOVE,true",
    "MOVE,false",
    "UNMERGE,true",
    "UNMERGE,false"
  })
  void itEndsAsItWouldHave(What what, boolean lands) {
    MemoryTable whole = new MemoryTable();
    MailRoom first = begun(whole);
    String before = told(whole, first);
    what.accept(first);
    String after = told(whole, first);
    int deaths = 0;
    for (int write = 1; write < MANY; write++) {
      for (boolean again : List.of(true, false)) {
        MemoryTable table = new MemoryTable();
        MailRoom room = begun(table);
        DyingTable dying = new DyingTable(table, write, lands);
        if (!dies(room.over(dying), what)) {
          assertTrue(deaths > 6, "it died only " + deaths + " times");
          return;
        }
        deaths++;
        MailRoom next = room.over(table);
        if (again) {
          what.accept(next);
        } else {
          next.clock.pass(Duration.ofMinutes(5));
          next.engine.carrier().finish(100);
        }
        // What nobody had noted yet is as if it had never been asked for.
        boolean noted = lands || write > 1;
        assertEquals(again || noted ? after : before, told(table, next), "write " + write);
        assertEquals(List.of(), new Errands(table).all(10), "write " + write);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(What.class)
  void whatIsHalfDoneInAnExportIsEndedOnceItIsRestored(What what) {
    MailRoom whole = begun(new MemoryTable());
    what.accept(whole);
    MemoryTable table = new MemoryTable();
    MailRoom room = begun(table);
    room.engine.mailboxes().begin(DESK, room.clock.instant());
    assertTrue(dies(room.over(new DyingTable(table, 2, true)), what));
    List<String> lines = new ArrayList<>();
    new Export(table).write(lines::add);
    MemoryTable restored = new MemoryTable();
    assertInstanceOf(Restore.Result.Restored.class, new Restore(restored).run(lines.iterator()));

    MailRoom again = room.over(restored);
    again.clock.pass(Duration.ofMinutes(5));
    again.engine.carrier().finish(100);

    assertEquals(whole.shown(), again.shown());
    assertEquals(List.of(), new Errands(restored).all(10));
  }

  private static MailRoom begun(Table table) {
    MailRoom room = new MailRoom(table);
    room.kim("lamp", "lamp", "");
    room.kim("chair", "chair", "");
    room.kim("desk", "desk", "");
    room.deliver("lee@elsewhere.example", "chair2", "Re: chair", answers("chair"));
    room.merge(CHAIR, LAMP);
    return room;
  }

  private static boolean dies(MailRoom room, What what) {
    try {
      what.accept(room);
    } catch (StoreUnavailable e) {
      return true;
    }
    return false;
  }

  /** Everything that people see, and what leads mail that is still to come. */
  private static String told(Table table, MailRoom room) {
    List<String> told = new ArrayList<>();
    told.add(room.shown().toString());
    room.engine
        .list()
        .all(DESK)
        .map(
            line ->
                "%s %s %s %s %s"
                    .formatted(
                        line.ticket(),
                        line.messages(),
                        line.seq(),
                        line.requesters(),
                        line.links()))
        .forEach(told::add);
    room.engine.journal().all(DESK).map(MailMark::toString).sorted().forEach(told::add);
    ThreadKey own = ThreadKey.of(new MessageId("chair2@x.example"));
    ThreadKey underSubject = ThreadKey.of(new MessageId("chair2@x.example"), "chair");
    new KeyIndex(table)
        .find(DESK, Set.of(own, underSubject)).here().values().stream()
            .map(Sighting::toString)
            .sorted()
            .forEach(told::add);
    told.add(new SubjectIndex(table).find(DESK, List.of("chair")).toString());
    return String.join("\n", told);
  }
}
