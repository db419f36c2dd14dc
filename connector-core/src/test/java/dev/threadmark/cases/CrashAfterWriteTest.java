package dev.threadmark.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.engine.Intake;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.Changes;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Journal;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker may die at any write: the next one ends in the same tickets, each mail once. */
class CrashAfterWriteTest {
  private static final int MANY = 2_000;

  @ParameterizedTest
  @CsvSource({
    "012,true",
    "012,false",
    "015,true",
    "015,false",
    "017,true",
    "017,false",
    "024,true",
    "024,false"
  })
  void theNextRunOfACaseEndsInTheSameTickets(String name, boolean lands) {
    assertSurvives(AnyOrderProperties.given(CorrelationCase.named(name)), lands);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theNextRunEndsInTheSameTicketsThoughTicketsMerge(long seed) {
    Random random = new Random(seed);
    List<Arrival> mails = new ArrayList<>(SyntheticArchive.of(10, random));
    Collections.shuffle(mails, random);
    assertSurvives(mails, random.nextBoolean());
  }

  private static void assertSurvives(List<Arrival> mails, boolean lands) {
    MemoryTable whole = new MemoryTable();
    handle(whole, mails);
    String expected = told(whole, mails);
    int deaths = 0;
    for (int write = 1; write < MANY; write++) {
      MemoryTable table = new MemoryTable();
      DyingTable dying = new DyingTable(table, write, lands);
      if (!dies(dying, mails)) {
        break;
      }
      deaths++;
      handle(table, mails);
      assertEquals(expected, told(table, mails), "after dying at write " + write);
    }
    int writes = deaths;
    assertTrue(writes > mails.size(), () -> "it died only " + writes + " times");
  }

  private static boolean dies(DyingTable table, List<Arrival> mails) {
    try {
      handle(table, mails);
    } catch (StoreUnavailable e) {
      return true;
    }
    return false;
  }

  private static void handle(Table table, List<Arrival> mails) {
    Arrival first = mails.get(0);
    Mailbox mailbox =
        new Mailbox(
            first.mailbox(),
            new StampsOnly(),
            AnyOrderProperties.ARCHIVE.get(SyntheticArchive.MAILBOX),
            first.receivedAt());
    assertEquals(Optional.empty(), handler(table).handle(mailbox, page(mails)));
  }

  private static PageHandler handler(Table table) {
    TicketStore tickets = new TicketStore(table);
    return new PageHandler(
        Intake.over(table, TestKeys.ONE, Optional.empty()),
        new Journal(table),
        new View(new TicketList(table), new Changes(table), Optional.empty(), new SetClock()),
        tickets,
        new Quarantine(table),
        new Holds(table),
        TestKeys.ONE,
        new SetClock(),
        (delivery, mark) -> {});
  }

  private static Page page(List<Arrival> mails) {
    List<Change> changes = new ArrayList<>();
    for (Arrival mail : mails) {
      Delivery delivery =
          new Delivery(
              mail.mailbox(),
              new ProviderId("id-" + mail.mail().id()),
              mail.sent() ? Folder.SENT : Folder.INBOX,
              mail.receivedAt(),
              mail.providerThread(),
              Optional.empty());
      changes.add(new Change.Arrived(delivery, mail.mail()));
    }
    return new Page(changes, new Cursor("next"), false);
  }

  /** Everything that people see: tickets with their mails, the list, the journal. */
  private static String told(Table table, List<Arrival> mails) {
    JournalDesk desk = new JournalDesk(table);
    List<String> told = new ArrayList<>();
    told.add(Groups.on(desk, mails).toString());
    told.add(Groups.messages(desk, mails).toString());
    new TicketList(table)
        .all(mails.get(0).mailbox())
        .map(line -> line.ticket() + " " + line.messages() + " " + line.requesters())
        .forEach(told::add);
    new Journal(table)
        .all(mails.get(0).mailbox())
        .map(MailMark::messageId)
        .sorted()
        .forEach(told::add);
    return String.join("\n", told);
  }
}
