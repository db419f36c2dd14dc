package dev.threadmark.privacy;

import static dev.threadmark.privacy.PrivacyDesk.ANA;
import static dev.threadmark.privacy.PrivacyDesk.SUPPORT;
import static dev.threadmark.privacy.PrivacyDesk.answer;
import static dev.threadmark.privacy.PrivacyDesk.question;
import static dev.threadmark.privacy.PrivacyDesk.ticketOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.backup.Export;
import dev.threadmark.backup.Restore;
import dev.threadmark.cases.DyingTable;
import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Voucher;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.mail.Address;
import dev.threadmark.notice.Channel;
import dev.threadmark.notice.Notifier;
import dev.threadmark.notice.Staff;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Row;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Saved;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kim has a ticket of her own, answers on Lee's, is named on a third, and is held on a fourth. */
class ErasingTest {
  private static final Address KIM = new Address("kim@customer.example");

  /** As an admin knows her. */
  private static final KnownAs CALLED = new KnownAs(KIM, Set.of("Kim Doe"));

  private static final Duration LONG = Duration.ofHours(1);

  /** What nobody must find any more, in lower case. */
  private static final List<String> HERS =
      List.of(
          "kim@customer.example",
          "kim doe",
          "thunderstorm",
          "lamp of elm street",
          "does it light",
          "squeaks terribly",
          "meadow",
          "kim-1@customer",
          "lampe.pdf");

  private static final Address BO = new Address("bo@lumen.example");

  private final SetClock clock = new SetClock();
  private final SeenTable table = new SeenTable(new MemoryTable());
  private final PrivacyDesk desk = new PrivacyDesk(table, clock);

  private TicketId hers;
  private TicketId lees;
  private TicketId third;

  private void story(PrivacyDesk on) {
    notifier(on).follow(SUPPORT);
    hers =
        ticketOf(
            on.mail(
                "Message-ID: <kim-1@customer.example>\nFrom: Kim Doe <kim@customer.example>\n"
                    + "To: support@lumen.example\nSubject: The lamp of Elm Street\n"
                    + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                    + "Content-Type: text/plain\n\nThe thunderstorm of Tuesday broke it.\n--b\n"
                    + "Content-Type: application/pdf; name=lampe.pdf\n"
                    + "Content-Disposition: attachment; filename=lampe.pdf\n\nx\n--b--\n"));
    on.engine.desk().act(SUPPORT, hers, OptionalInt.empty(), new Act.Watch(true), BO);
    on.mail(
        answer(
            "kim-2@customer.example",
            "\"Doe, Kim\" <kim@customer.example>",
            "Re: The lamp of Elm Street",
            "kim-1@customer.example",
            "Nor does it light with another bulb."));
    Ticket ticket = on.ticket(hers);
    Written reply =
        new Written(
            Written.Mode.REPLY,
            List.of(KIM),
            List.of(),
            "Dear Kim Doe, we come.",
            Optional.empty());
    assertInstanceOf(
        Done.So.class, on.engine.answering().answer(SUPPORT, hers, ticket.seq(), reply, "a", ANA));
    note(on, hers, "Kim Doe phoned about the thunderstorm");
    lees =
        ticketOf(
            on.mail(
                question(
                        "lee-1@other.example",
                        "Lee Roe <lee@other.example>",
                        "The chair",
                        "Mine wobbles on three legs.")
                    .replace("Subject:", "Cc: Kim Doe <kim@customer.example>\nSubject:")));
    on.mail(
        answer(
            "kim-3@customer.example",
            "Kim Doe <kim@customer.example>",
            "Re: The chair",
            "lee-1@other.example",
            "I sit beside, and it squeaks terribly all day long."));
    on.mail(
        answer(
            "lee-2@other.example",
            "Lee Roe <lee@other.example>",
            "Re: The chair",
            "kim-3@customer.example",
            "As Kim says: I sit beside, and it squeaks terribly all day long."));
    on.mail(
        answer(
            "lee-3@other.example",
            "Lee Roe <lee@other.example>",
            "Re: The chair",
            "lee-1@other.example",
            "Kim is away, so send the carpenter to my room."));
    note(on, lees, "Ask kim@customer.example first");
    third =
        ticketOf(
            on.mail(
                question(
                    "sam-1@third.example",
                    "Sam Poe <sam@third.example>",
                    "An invoice",
                    "It was for KIM DOE (mail Kim@Customer.Example), not for me.")));
    on.mail(
        answer(
            "kim-4@customer.example",
            "kim@customer.example",
            "Re: An invoice about the meadow",
            "sam-1@third.example",
            "Hold this"));
    new AnswerLog(on.table).undeliverable(SUPPORT, KIM, clock.instant());
    on.engine
        .saved()
        .write(
            SUPPORT,
            Saved.What.VIEWS,
            "[{\"name\":\"Kim Doe\",\"query\":{\"requester\":\"kim@customer.example\"}}]");
    notifier(on).follow(SUPPORT);
  }

  /** What is told a chat that takes nothing, and whoever watches. */
  private Notifier notifier(PrivacyDesk on) {
    return new Notifier(
        on.table,
        List.of(new Deaf()),
        List.of(new Staff(SUPPORT, Set.of(BO), Set.of(), Optional.empty(), true)),
        Optional.of(new Notifier.Mails(TestKeys.ONE, "https://desk.example/console/")),
        clock);
  }

  private static void note(PrivacyDesk on, TicketId id, String text) {
    on.engine
        .desk()
        .act(SUPPORT, id, OptionalInt.empty(), new Act.Note(text, "key-" + text.length()), ANA);
  }

  /** A channel that never takes anything, so that what is to be told waits. */
  private static final class Deaf implements Channel {
    @Override
    public String name() {
      return "chat";
    }

    @Override
    public Told tell(dev.threadmark.notice.Notice notice, Instant now) {
      return new Told.Later(Optional.empty(), "deaf");
    }
  }

  private Erasure erase(PrivacyDesk on) {
    return on.engine.privacy().erasing().erase(SUPPORT, CALLED, ANA.value(), LONG);
  }

  /** Rows that say anything of hers. */
  private static List<String> found(SeenTable table) {
    return table.everything().stream()
        .map(row -> row.key() + " " + row.value())
        .filter(
            text -> {
              String lower = text.toLowerCase(Locale.ROOT);
              return HERS.stream().anyMatch(lower::contains) || lower.matches("(?s).*\\bkim\\b.*");
            })
        .toList();
  }

  @Test
  void noRowSaysAnythingOfHers() {
    story(desk);
    Set<String> partitions = new TreeSet<>();
    for (String text : found(table)) {
      partitions.add(text.replaceAll("RowKey\\[partition=([a-z-]+).*", "$1"));
    }
    assertEquals(
        Set.of(
            "answers", "erased", "holds", "key", "list", "mail", "notice", "saved", "ticket",
            "words"),
        union(partitions, "erased"));

    Erasure done = erase(desk);
    assertTrue(done.done());
    assertEquals(List.of(), found(table));
  }

  private static Set<String> union(Set<String> some, String one) {
    Set<String> all = new TreeSet<>(some);
    all.add(one);
    return all;
  }

  @Test
  void theSkeletonOfHerTicketStays() {
    story(desk);
    Ticket before = desk.ticket(hers);
    erase(desk);
    Ticket after = desk.ticket(hers);
    assertEquals(before.openedAt(), after.openedAt());
    assertEquals(before.lastActivity(), after.lastActivity());
    assertEquals(before.messages(), after.messages());
    assertEquals(Status.CLOSED, after.status());
    assertEquals(before.seq() + 2, after.seq());
    assertEquals("erased", after.subject());
    assertEquals(List.of(KnownAs.NOBODY), after.requesters());
    List<TicketEvent> events = desk.engine.tickets().events(SUPPORT, hers);
    assertEquals(after, Ticket.fold(hers, events));
    assertInstanceOf(TicketEvent.Erased.class, events.get(before.seq()));
    TicketEvent.messages(events).forEach(message -> assertTrue(message.erased()));
    var line = desk.engine.list().all(SUPPORT).filter(one -> one.ticket().equals(hers.value()));
    assertEquals(List.of("erased"), line.map(one -> one.subject()).toList());
    assertEquals(
        List.of(),
        desk.engine.outbox().of(SUPPORT, hers).stream()
            .filter(one -> one.state() == dev.threadmark.outbox.OutboxEntry.State.OPEN)
            .toList());
  }

  @Test
  void whatOthersWroteOfTheirOwnStays() {
    story(desk);
    Ticket before = desk.ticket(lees);
    erase(desk);
    Ticket after = desk.ticket(lees);
    List<TicketEvent> events = desk.engine.tickets().events(SUPPORT, lees);
    assertEquals(before.seq() + 1, after.seq());
    assertEquals("The chair", after.subject());
    assertEquals(before.status(), after.status());
    assertEquals(List.of(new Address("lee@other.example")), after.requesters());
    List<String> words =
        TicketEvent.messages(events).stream().map(one -> one.excerpt().strip()).toList();
    assertEquals("Mine wobbles on three legs.", words.get(0));
    assertEquals("erased", words.get(1));
    assertEquals("erased", words.get(2));
    assertEquals("erased is away, so send the carpenter to my room.", words.get(3));
    assertEquals(
        List.of("Ask erased@erased.invalid first"),
        events.stream()
            .filter(CareEvent.Noted.class::isInstance)
            .map(event -> ((CareEvent.Noted) event).text())
            .toList());
    String invoice =
        TicketEvent.messages(desk.engine.tickets().events(SUPPORT, third)).get(0).excerpt().strip();
    assertEquals("It was for erased (mail erased@erased.invalid), not for me.", invoice);
  }

  @Test
  void aNameThatOnlySheGaveHerselfGoesWhereSheTakesPartAndNowhereElse() {
    story(desk);
    desk.mail(
        answer(
            "kim-5@customer.example",
            "Sam Poe <kim@customer.example>",
            "Re: The chair",
            "lee-1@other.example",
            "In the words of another."));
    note(desk, lees, "Sam Poe is her name today");
    note(desk, third, "Sam Poe sent it, Kim Doe did not");
    String replies = "[{\"name\":\"Bye\",\"text\":\"Yours, Sam Poe\"}]";
    desk.engine.saved().write(SUPPORT, Saved.What.TEMPLATES, replies);
    notifier(desk).follow(SUPPORT);
    desk.engine.privacy().erasing().erase(SUPPORT, KnownAs.of(KIM), ANA.value(), LONG);

    assertEquals(List.of("erased is her name today"), notes(lees).subList(1, 2));
    assertEquals(List.of("Sam Poe sent it, Kim Doe did not"), notes(third));
    assertEquals(Optional.of(replies), desk.engine.saved().find(SUPPORT, Saved.What.TEMPLATES));
    assertEquals("Sam Poe", messages(third).get(0).name());
    assertEquals(
        List.of(),
        found(table).stream()
            .filter(row -> row.contains("partition=notice/") && row.contains("erased.invalid"))
            .toList(),
        "what is told of her own mails does not say her name");
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "FAILED", "SENT"})
  void whatSheWroteOnHerPageIsNotKeptNorSent(OutboxEntry.State state) {
    story(desk);
    OutboxKey key = OutboxEntry.key(SUPPORT, lees, "page");
    OutgoingMail mail =
        new OutgoingMail(
            key,
            SUPPORT.address(),
            List.of(SUPPORT.address()),
            List.of(),
            Optional.of(KIM),
            "Re: The chair",
            "Mine too.",
            Optional.empty(),
            Optional.empty(),
            Map.of(Voucher.FIELD, new Voucher(KIM, "page").sealed(TestKeys.ONE, SUPPORT)),
            false,
            List.of(),
            clock.instant());
    OutboxEntry written =
        OutboxEntry.written(
            SUPPORT,
            lees,
            OutboxEntry.FROM_PAGE,
            KIM.value(),
            mail,
            clock.instant(),
            clock.instant());
    Write.Insert row = (Write.Insert) OutboxStore.insertion(written);
    table.insert(
        row.key(), row.value().replace("\"state\":\"OPEN\"", "\"state\":\"" + state + "\""));
    assertEquals(state, onPage(key).state());

    erase(desk);
    OutboxEntry left = onPage(key);
    assertEquals("erased", left.mail().text());
    assertEquals(Optional.empty(), left.mail().replyTo());
    assertEquals(Map.of(), left.mail().headers());
    assertEquals(
        state == OutboxEntry.State.SENT ? OutboxEntry.State.SENT : OutboxEntry.State.TAKEN_BACK,
        left.state());
    assertFalse(desk.engine.outbox().tryAgain(left, clock.instant()), "nobody mails the word");
  }

  private OutboxEntry onPage(OutboxKey key) {
    return desk.engine.outbox().find(SUPPORT, lees, key).orElseThrow().entry();
  }

  private List<Message> messages(TicketId id) {
    return TicketEvent.messages(desk.engine.tickets().events(SUPPORT, id));
  }

  private List<String> notes(TicketId id) {
    return desk.engine.tickets().events(SUPPORT, id).stream()
        .filter(CareEvent.Noted.class::isInstance)
        .map(event -> ((CareEvent.Noted) event).text())
        .toList();
  }

  @Test
  void whoErasedAndHowMuchIsToldAndWhichMailsTheMailboxStillHas() {
    story(desk);
    Erasure done = erase(desk);
    assertEquals(ANA.value(), done.by());
    assertEquals(3, done.tickets());
    assertEquals(4, done.mails());
    assertTrue(done.rows() > 20, done::toString);
    assertEquals(Optional.empty(), done.who());
    assertEquals(4, desk.engine.privacy().erasing().store().mails(SUPPORT, done.id(), "").size());
    desk.days(91);
    desk.lap(1_000);
    assertEquals(List.of(), desk.engine.privacy().erasing().store().mails(SUPPORT, done.id(), ""));
    assertEquals(List.of(done), desk.engine.privacy().erasing().store().all(SUPPORT));
  }

  @Test
  void doneAgainItFindsNothing() {
    story(desk);
    erase(desk);
    Ticket after = desk.ticket(hers);
    Erasure again = erase(desk);
    assertEquals(0, again.tickets());
    assertEquals(0, again.rows());
    assertEquals(after, desk.ticket(hers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kim-1@customer.example", "kim-2@customer.example", "no-1@customer.example"})
  void aLaterMailOfHersOpensANewTicketAsAnybodys(String answered) {
    story(desk);
    erase(desk);
    MailMark mark =
        desk.mail(
            answer(
                "kim-9@customer.example",
                "Kim Doe <kim@customer.example>",
                "Re: The lamp of Elm Street",
                answered,
                "Hello again"));
    assertEquals("open", mark.decision(), mark::because);
    assertNotEquals(hers, ticketOf(mark));
    MailMark next =
        desk.mail(
            answer(
                "kim-10@customer.example",
                "Kim Doe <kim@customer.example>",
                "Re: The lamp of Elm Street",
                "kim-9@customer.example",
                "And again"));
    assertEquals(mark.ticket(), next.ticket());
  }

  @Test
  void lookedAtAgainHerMailsChangeNothing() {
    story(desk);
    erase(desk);
    Ticket after = desk.ticket(hers);
    long tickets = desk.engine.list().all(SUPPORT).count();
    desk.mail(
        answer(
            "kim-2@customer.example",
            "\"Doe, Kim\" <kim@customer.example>",
            "Re: The lamp of Elm Street",
            "kim-1@customer.example",
            "Nor does it light with another bulb."));
    assertEquals(after, desk.ticket(hers));
    assertEquals(tickets, desk.engine.list().all(SUPPORT).count());
    assertEquals(List.of(), found(table));
  }

  @Test
  void nobodyCanAnswerHer() {
    story(desk);
    erase(desk);
    Ticket ticket = desk.ticket(lees);
    Written reply =
        new Written(
            Written.Mode.REPLY, List.of(KnownAs.NOBODY), List.of(), "Hello", Optional.empty());
    assertInstanceOf(
        Done.Impossible.class,
        desk.engine.answering().answer(SUPPORT, lees, ticket.seq(), reply, "b", ANA));
    assertInstanceOf(
        Done.Impossible.class,
        desk.engine
            .answering()
            .answer(
                SUPPORT,
                hers,
                desk.ticket(hers).seq(),
                new Written(Written.Mode.REPLY, List.of(ANA), List.of(), "Hi", Optional.empty()),
                "c",
                ANA));
  }

  @Test
  void anExportOfWhatIsLeftCanBeRestored() {
    story(desk);
    erase(desk);
    List<String> lines = new ArrayList<>();
    new Export(table).write(lines::add);
    SeenTable restored = new SeenTable(new MemoryTable());
    assertInstanceOf(Restore.Result.Restored.class, new Restore(restored).run(lines.iterator()));
    assertEquals(List.of(), found(restored));
    assertEquals(desk.ticket(hers), new PrivacyDesk(restored, clock).ticket(hers));
  }

  @Test
  void aTicketOfHundredsOfMailsIsErasedThoughNoBatchHoldsIt() {
    story(desk);
    for (int i = 0; i < 160; i++) {
      desk.mail(
          answer(
              "kim-m" + i + "@customer.example",
              "Kim Doe <kim@customer.example>",
              "Re: The lamp of Elm Street",
              "kim-1@customer.example",
              "The thunderstorm, part " + i));
    }
    erase(desk);
    assertEquals(List.of(), found(table));
    assertEquals(162, desk.ticket(hers).messages());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itMayDieAtAnyWriteAndTheKeeperEndsIt(boolean lands) {
    story(desk);
    assertEndsWhereverItDies(lands, 1, 400, 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itMayDieBetweenTheBatchesOfOneTicket(boolean lands) {
    story(desk);
    for (int i = 0; i < 60; i++) {
      desk.mail(
          answer(
              "kim-m" + i + "@customer.example",
              "Kim Doe <kim@customer.example>",
              "Re: The lamp of Elm Street",
              "kim-1@customer.example",
              "The thunderstorm, part " + i));
      note(desk, hers, "Kim Doe wrote once more, time " + i);
    }
    assertEndsWhereverItDies(lands, 60, 250, 11);
  }

  private void assertEndsWhereverItDies(boolean lands, int first, int most, int step) {
    SeenTable whole = table.copy();
    erase(new PrivacyDesk(whole, clock));
    String expected = told(whole);
    int deaths = 0;
    for (int write = first; write < most; write += step) {
      SeenTable copy = table.copy();
      Table dying = new DyingTable(copy, write, lands);
      try {
        erasing(dying).erase(SUPPORT, CALLED, ANA.value(), LONG);
        break;
      } catch (StoreUnavailable e) {
        deaths++;
      }
      PrivacyDesk next = new PrivacyDesk(copy, clock);
      next.engine.privacy().erasing().goOn(LONG);
      if (next.engine.privacy().erasing().store().all(SUPPORT).isEmpty()) {
        erase(next); // it died before it was begun: whoever asked was told so, and asks again
      }
      String at = "after dying at write " + write;
      assertEquals(List.of(), found(copy), at);
      assertEquals(expected, told(copy), at);
      assertEquals(
          4, next.engine.privacy().erasing().store().all(SUPPORT).get(0).mails() + extra(copy), at);
    }
    int writes = deaths;
    assertTrue(writes > 10, () -> "it died only " + writes + " times");
  }

  /** Less those that a longer story adds. */
  private static int extra(SeenTable table) {
    long more =
        table.everything().stream()
            .filter(row -> row.key().partition().startsWith("erased-mails/"))
            .count();
    return (int) (4 - more);
  }

  private Erasing erasing(Table on) {
    return dev.threadmark.engine.Engine.over(
            on, dev.threadmark.cases.TestKeys.ONE, clock, (delivery, mark) -> {})
        .privacy()
        .erasing();
  }

  /** All rows but those that say how it went. */
  private static String told(SeenTable table) {
    Set<String> all = new TreeSet<>();
    for (Row row : table.everything()) {
      String partition = row.key().partition();
      boolean its =
          partition.startsWith("erasures/")
              || partition.startsWith("erased-mails/")
              || partition.startsWith("changes/")
              || partition.equals("erasing");
      if (!its) {
        all.add(row.key() + " " + row.value());
      }
    }
    return all.toString();
  }

  @Test
  void whatIsKeptOfHerIsExportedAndNothingOfOthers() {
    story(desk);
    PersonExport.Page page = desk.engine.privacy().export().page(SUPPORT, KnownAs.of(KIM), "");
    assertEquals(Optional.empty(), page.next());
    List<String> kept = page.records().stream().map(one -> (String) one.get("kept")).toList();
    assertEquals(3, kept.stream().filter("ticket"::equals).count());
    assertEquals(5, kept.stream().filter("message"::equals).count(), kept::toString);
    assertEquals(2, kept.stream().filter("sent mail"::equals).count());
    assertEquals(2, kept.stream().filter("note"::equals).count());
    assertEquals(1, kept.stream().filter("held mail"::equals).count());
    assertEquals(1, kept.stream().filter("automatic answer"::equals).count());
    assertEquals(1, kept.stream().filter("saved views"::equals).count());
    String all = page.records().toString();
    assertTrue(all.contains("thunderstorm of Tuesday"));
    assertTrue(all.contains("providerId"));
    assertFalse(all.contains("support+"), "a reply token is no data of hers");

    erase(desk);
    assertEquals(
        List.of(), desk.engine.privacy().export().page(SUPPORT, KnownAs.of(KIM), "").records());
  }
}
