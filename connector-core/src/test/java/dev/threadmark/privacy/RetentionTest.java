package dev.threadmark.privacy;

import static dev.threadmark.privacy.PrivacyDesk.SALES;
import static dev.threadmark.privacy.PrivacyDesk.SUPPORT;
import static dev.threadmark.privacy.PrivacyDesk.answer;
import static dev.threadmark.privacy.PrivacyDesk.question;
import static dev.threadmark.privacy.PrivacyDesk.ticketOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.DyingTable;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.mail.Address;
import dev.threadmark.port.Row;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.Presence;
import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  private static final int KEPT = 100;
  private static final String LAMP =
      question("q1@kim.example", "Kim Doe <kim@kim.example>", "The lamp", "It does not light.");

  private final SetClock clock = new SetClock();
  private final SeenTable table = new SeenTable(new MemoryTable());
  private final PrivacyDesk desk = new PrivacyDesk(table, clock);

  @Test
  void whatWasClosedAndQuietLongEnoughIsForgottenToTheLastRow() {
    TicketId id = ticketOf(desk.mail(LAMP));
    desk.mail(answer("q2@kim.example", "kim@kim.example", "Re: The lamp", "q1@kim.example", "Now"));
    desk.engine
        .presence()
        .say(SUPPORT, id, PrivacyDesk.ANA, Presence.Doing.READING, clock.instant());
    desk.close(id);
    desk.days(KEPT - 1);
    desk.lap(KEPT);
    assertTrue(desk.has(id));

    desk.days(3);
    desk.lap(KEPT);
    desk.days(60); // what was announced in vain, and the answers of machines, are of three months
    desk.lap(KEPT);
    assertFalse(desk.has(id));
    assertNothingOf("kim", id);
  }

  private void assertNothingOf(String word, TicketId id) {
    List<String> left =
        table.everything().stream()
            .map(row -> row.key() + " " + row.value())
            .filter(text -> text.toLowerCase().contains(word) || text.contains(id.value()))
            // The dispatcher's own list: it takes off what is in vain, within three days.
            .filter(text -> !text.contains("partition=outbox,"))
            .toList();
    assertEquals(List.of(), left);
  }

  @Test
  void whatIsOpenOrTalkedAboutIsKept() {
    TicketId open = ticketOf(desk.mail(LAMP));
    TicketId closed =
        ticketOf(
            desk.mail(question("c1@lee.example", "lee@lee.example", "A chair", "It squeaks.")));
    desk.days(KEPT);
    desk.mail(
        answer("c2@lee.example", "lee@lee.example", "Re: A chair", "c1@lee.example", "Still."));
    desk.close(closed);
    desk.days(KEPT - 1);
    desk.lap(KEPT);
    assertTrue(desk.has(open));
    assertTrue(desk.has(closed));
    assertEquals(2, desk.engine.list().all(SUPPORT).count());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerToAForgottenTicketBeginsANewOne(boolean keysAreGone) {
    TicketId id = ticketOf(desk.mail(LAMP));
    desk.close(id);
    desk.days(KEPT + 1);
    forget(keysAreGone);
    assertFalse(desk.has(id));

    MailMark mark =
        desk.mail(
            answer("q9@kim.example", "kim@kim.example", "Re: The lamp", "q1@kim.example", "Again"));
    assertEquals("open", mark.decision());
    Ticket begun = desk.ticket(ticketOf(mark));
    assertEquals(1, begun.messages());
    assertEquals(Status.OPEN, begun.status());
    assertEquals(begun, Ticket.fold(begun.id(), desk.engine.tickets().events(SUPPORT, begun.id())));
    MailMark next =
        desk.mail(
            answer("q10@kim.example", "kim@kim.example", "Re: The lamp", "q9@kim.example", "And"));
    assertEquals("append", next.decision());
    assertEquals(mark.ticket(), next.ticket());
  }

  /** All of a lap, or its first page only: then keys still lead to what is not there. */
  private void forget(boolean keysAreGone) {
    if (keysAreGone) {
      desk.lap(KEPT);
      assertEquals(List.of(), rows("key/"));
      return;
    }
    Instant horizon = clock.instant().minus(Duration.ofDays(KEPT));
    Forgetting forgetting = new Forgetting(table);
    rows(TicketList.partition(SUPPORT)).forEach(row -> forgetting.see(SUPPORT, row, horizon));
    assertNotEquals(List.of(), rows("key/"));
  }

  private List<Row> rows(String partitions) {
    return table.everything().stream()
        .filter(row -> row.key().partition().startsWith(partitions))
        .toList();
  }

  @Test
  void anAnswerThatComesWhileATicketIsHalfForgottenFinishesThat() {
    TicketId id = ticketOf(desk.mail(LAMP));
    desk.close(id);
    desk.days(KEPT + 1);
    assertTrue(desk.engine.tickets().forget(desk.engine.tickets().find(SUPPORT, id).orElseThrow()));
    rows("key/").forEach(row -> table.delete(row.key(), row.etag()));
    assertFalse(desk.has(id));

    // It answers the mail from which the number comes, so that the new ticket has it too.
    MailMark mark =
        desk.mail(
            answer("q9@kim.example", "kim@kim.example", "Re: The lamp", "q1@kim.example", "Again"));
    assertEquals(id, ticketOf(mark));
    assertEquals(1, desk.ticket(id).messages());
    assertEquals(desk.ticket(id).seq(), desk.engine.tickets().events(SUPPORT, id).size());
  }

  @Test
  void whatWasMergedGoesWithTheTicketThatWentOnForIt() {
    TicketId one = ticketOf(desk.mail(LAMP));
    TicketId other =
        ticketOf(
            desk.mail(question("c1@lee.example", "lee@lee.example", "A chair", "It squeaks.")));
    desk.engine.desk().merge(SUPPORT, other, OptionalInt.empty(), one, PrivacyDesk.ANA);
    desk.days(KEPT + 1);
    desk.lap(KEPT);
    assertTrue(desk.has(other));
    desk.close(one);
    desk.days(KEPT + 1);
    desk.lap(KEPT);
    desk.days(2);
    desk.lap(KEPT);
    assertFalse(desk.has(one));
    assertFalse(desk.has(other));
    assertEquals(List.of(), rows("ticket/"));
  }

  /** A ticket that was merged, newer than the one that goes on for it. */
  private TicketId mergedInto(TicketId survivor) {
    desk.days(1);
    TicketId gone =
        ticketOf(
            desk.mail(question("c1@lee.example", "lee@lee.example", "A chair", "It squeaks.")));
    desk.engine.desk().merge(SUPPORT, gone, OptionalInt.empty(), survivor, PrivacyDesk.ANA);
    desk.close(survivor);
    desk.days(KEPT + 1);
    forget(false);
    assertFalse(desk.has(survivor));
    assertTrue(desk.has(gone));
    return gone;
  }

  @Test
  void anAnswerToATicketThatGoesOnInAForgottenOneBeginsANewOne() {
    TicketId gone = mergedInto(ticketOf(desk.mail(LAMP)));
    MailMark mark =
        desk.mail(
            answer("c9@lee.example", "lee@lee.example", "Re: A chair", "c1@lee.example", "Again"));
    assertEquals("open", mark.decision());
    assertNotEquals(gone, ticketOf(mark));
    MailMark next =
        desk.mail(
            answer("c10@lee.example", "lee@lee.example", "Re: A chair", "c9@lee.example", "And"));
    assertEquals(mark.ticket(), next.ticket());
  }

  @Test
  void aMergeIntoAForgottenTicketCanBeUndoneAndHindersNobody() {
    TicketId gone = mergedInto(ticketOf(desk.mail(LAMP)));
    assertInstanceOf(
        Done.So.class,
        desk.engine.unmerging().unmerge(SUPPORT, gone, OptionalInt.empty(), PrivacyDesk.ANA));
    assertTrue(desk.ticket(gone).survivor().isEmpty());
    desk.days(1);
    desk.engine.carrier().finish(100);
    assertEquals(List.of(), rows("errands"));
  }

  @Test
  void aClosedTicketThatSomebodyAnswersIsKept() {
    TicketId id = ticketOf(desk.mail(LAMP));
    desk.close(id);
    desk.days(KEPT + 1);
    Written written =
        new Written(
            Written.Mode.REPLY,
            List.of(new Address("kim@kim.example")),
            List.of(),
            "We found it.",
            Optional.empty());
    int seen = desk.ticket(id).seq();
    assertInstanceOf(
        Done.So.class,
        desk.engine.answering().answer(SUPPORT, id, seen, written, "a", PrivacyDesk.ANA));
    desk.lap(KEPT);
    assertTrue(desk.has(id));
  }

  @Test
  void aClockThatIsFarAheadForgetsNothing() {
    TicketId id = ticketOf(desk.mail(LAMP));
    desk.close(id);
    MailboxStore.Stored read = desk.engine.mailboxes().find(SUPPORT).orElseThrow();
    desk.engine.mailboxes().replace(read, read.state().at("cursor", Optional.of(clock.instant())));
    desk.days(KEPT + 400);
    desk.lap(KEPT);
    assertTrue(desk.has(id));
    assertEquals(
        Optional.empty(), desk.engine.mailboxes().find(SUPPORT).orElseThrow().state().forgotten());
  }

  @Test
  void anotherMailboxOfTheTenantKeepsItsOwn() {
    TicketId ours = ticketOf(desk.mail(LAMP));
    MailMark theirs = desk.mail(SALES, LAMP);
    desk.close(ours);
    desk.days(KEPT + 1);
    desk.lap(KEPT);
    assertFalse(desk.has(ours));
    MailMark next =
        desk.mail(
            SALES,
            answer("q9@kim.example", "kim@kim.example", "Re: The lamp", "q1@kim.example", "Again"));
    assertEquals("append", next.decision());
    assertEquals(theirs.ticket(), next.ticket());
  }

  @Test
  void ofThousandsOfTicketsOnlyThoseThatAreDueAreTouched() {
    List<TicketId> due = tickets(5, "old", true);
    desk.days(KEPT + 1);
    tickets(3_000, "young", true);
    List<TicketId> open = tickets(3, "open", false);
    table.takeRead();
    desk.lap(KEPT);

    due.forEach(id -> assertFalse(desk.has(id)));
    open.forEach(id -> assertTrue(desk.has(id)));
    assertEquals(3_003, desk.engine.list().all(SUPPORT).count());
    desk.days(2);
    table.takeRead();
    Retention retention = desk.retention(KEPT);
    int runs = 0;
    while (!retention.run().over()) {
      runs++;
    }
    Set<String> read =
        table.takeRead().stream()
            .filter(partition -> partition.startsWith("ticket/"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), read);
    assertTrue(runs < 20, "so many runs: " + runs);

    assertEquals(new Retention.Report(0, true), desk.retention(KEPT).run());
    assertEquals(Set.of("retention"), table.takeRead());
  }

  private List<TicketId> tickets(int count, String name, boolean closed) {
    List<TicketId> ids = new ArrayList<>();
    List<Ticket> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TicketId id = TicketId.derive(name + i);
      Instant at = clock.instant();
      List<TicketEvent> events =
          List.of(
              new TicketEvent.Opened(at, SUPPORT, "message-id:" + name + i, name),
              new TicketEvent.StatusChanged(at, closed ? Status.CLOSED : Status.WAITING, ""));
      MailMark mark =
          new MailMark(
              name + i,
              "",
              "p-" + name + i,
              "",
              Optional.of(id.value()),
              "open",
              "new",
              "",
              "human",
              at);
      desk.engine.tickets().begin(id, events, mark, List.of());
      all.add(Ticket.fold(id, events));
      ids.add(id);
    }
    desk.engine.list().write(SUPPORT, all);
    return ids;
  }

  @Test
  void whatFollowsTheChangesIsToldOfAMonth() {
    desk.mail(LAMP);
    desk.days(29);
    desk.lap(KEPT);
    assertEquals(1, rows("changes/").size());
    desk.days(2);
    desk.lap(KEPT);
    assertEquals(List.of(), rows("changes/"));
  }

  @Test
  void whatIsKeptLongerFromNowOnDoesNotBringBackWhatIsForgotten() {
    desk.mail(LAMP);
    desk.lap(KEPT);
    Instant first = forgotten().orElseThrow();
    desk.days(2);
    desk.lap(10 * KEPT);
    assertEquals(first, forgotten().orElseThrow());
    desk.engine.mailboxes().restart(SUPPORT, Instant.EPOCH);
    assertEquals(first, forgotten().orElseThrow());
  }

  private Optional<Instant> forgotten() {
    return desk.engine.mailboxes().find(SUPPORT).orElseThrow().state().forgotten();
  }

  @Test
  void aMailboxOfAnOlderVersionHasForgottenNothing() {
    Row row = rows("mailboxes").get(0);
    table.upsert(row.key(), row.value().replaceAll(",?\"forgotten\":null", ""));
    assertEquals(Optional.empty(), forgotten());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRunMayDieAtAnyWrite(boolean lands) {
    TicketId old = ticketOf(desk.mail(LAMP));
    desk.mail(answer("q2@kim.example", "kim@kim.example", "Re: The lamp", "q1@kim.example", "Now"));
    desk.close(old);
    desk.days(KEPT + 1);
    TicketId young =
        ticketOf(
            desk.mail(question("c1@lee.example", "lee@lee.example", "A chair", "It squeaks.")));
    SeenTable whole = table.copy();
    lap(whole, new PrivacyDesk(whole, clock));
    String expected = told(whole);
    int deaths = 0;
    for (int write = 1; write < 500; write++) {
      SeenTable copy = table.copy();
      DyingTable dying = new DyingTable(copy, write, lands);
      try {
        new Retention(dying, Map.of(SUPPORT, Optional.of(Duration.ofDays(KEPT))), clock).run();
        break;
      } catch (StoreUnavailable e) {
        deaths++;
      }
      lap(copy, new PrivacyDesk(copy, clock));
      assertEquals(expected, told(copy), "after dying at write " + write);
    }
    int writes = deaths;
    assertTrue(writes > 8, () -> "it died only " + writes + " times");
    assertFalse(expected.contains(old.value()));
    assertTrue(expected.contains(young.value()));
  }

  /** To the end, and once more on the next day: what one lap left to be found again. */
  private static void lap(SeenTable table, PrivacyDesk desk) {
    Map<dev.threadmark.mail.MailboxId, Optional<Duration>> keep =
        Map.of(SUPPORT, Optional.of(Duration.ofDays(KEPT)));
    Retention retention = new Retention(table, keep, desk.clock);
    while (!retention.run().over()) {
      // on with it
    }
  }

  private static String told(SeenTable table) {
    return table.everything().stream()
        .filter(row -> !Set.of("retention", "outbox").contains(row.key().partition()))
        .map(row -> row.key() + " " + row.value())
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }
}
