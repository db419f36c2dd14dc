package dev.threadmark.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.port.Row;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.Sending;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is owed is sent once, or given up where people see it. */
class DispatcherTest {
  private final MemoryTable table = new MemoryTable();
  private final SetClock clock = new SetClock();
  private final MemorySender sender = new MemorySender();
  private final AckDesk desk = new AckDesk(table, clock, sender);

  @Test
  void whatIsOwedIsSentAndAnswersToItFindTheTicket() {
    MailMark opened = desk.take(AckDesk.question(1));

    Dispatcher.Round round = desk.dispatch();

    OutgoingMail mail = only();
    assertEquals(1, round.sent());
    assertEquals(Optional.empty(), round.next());
    ThreadKey key = ThreadKey.of(MemorySender.id(mail));
    Sighting known = new KeyIndex(table).find(AckDesk.SUPPORT, List.of(key)).here().get(key);
    assertEquals(opened.ticket().orElseThrow(), known.ticket().value());
    TicketEvent.Sent told = desk.events(opened, TicketEvent.Sent.class).get(0);
    assertEquals(MemorySender.id(mail).value(), told.messageId());
    assertEquals(1, desk.events(opened, TicketEvent.Queued.class).size());
  }

  @Test
  void anAnswerToItComesToItsTicketThoughNothingElsePointsThere() {
    MailMark opened = desk.take(AckDesk.question(1));
    desk.dispatch();

    MailMark answered =
        desk.take(
            AckDesk.question(
                "a1@phone.example",
                "ada@sender.example",
                "thanks",
                "In-Reply-To: <" + MemorySender.id(only()) + ">\n"));

    assertEquals(opened.ticket(), answered.ticket());
  }

  @Test
  void whatMayHaveBeenSentIsLeftAloneUntilItMustShow() {
    desk.take(AckDesk.question(1));
    sender.next(unknown(true));
    desk.dispatch();

    clock.pass(Patience.DEFAULT.settle().minusSeconds(1));
    assertEquals(0, desk.dispatch().sent());
    clock.pass(Duration.ofSeconds(2));
    assertEquals(1, desk.dispatch().sent());

    only();
  }

  @Test
  void whatCertainlyWasNotSentIsTriedSooner() {
    desk.take(AckDesk.question(1));
    sender.next(new MemorySender.Fault(false, new Sending.Later(Optional.empty(), "429")));
    desk.dispatch();

    clock.pass(Duration.ofSeconds(31));
    desk.dispatch();

    only();
  }

  @Test
  void theProvidersOwnWaitIsKept() {
    desk.take(AckDesk.question(1));
    Duration asked = Duration.ofHours(3);
    sender.next(new MemorySender.Fault(false, new Sending.Later(Optional.of(asked), "429")));

    Dispatcher.Round round = desk.dispatch();

    assertEquals(Optional.of(clock.instant().plus(asked)), round.next());
  }

  @Test
  void whatIsRefusedIsGivenUpWherePeopleSeeIt() {
    MailMark opened = desk.take(AckDesk.question(1));
    sender.next(new MemorySender.Fault(false, new Sending.Refused("403 ErrorSendAsDenied")));

    assertEquals(1, desk.dispatch().failed());

    OutboxEntry failed = desk.outbox.failed(AckDesk.SUPPORT).get(0);
    assertEquals("403 ErrorSendAsDenied", failed.why());
    assertEquals(1, desk.events(opened, TicketEvent.NotSent.class).size());
  }

  @Test
  void whatWasGivenUpCanBeTriedAgain() {
    desk.take(AckDesk.question(1));
    sender.next(new MemorySender.Fault(false, new Sending.Refused("403 ErrorSendAsDenied")));
    desk.dispatch();

    OutboxEntry failed = desk.outbox.failed(AckDesk.SUPPORT).get(0);
    assertTrue(desk.outbox.tryAgain(failed, clock.instant()));
    desk.dispatch();

    only();
    assertEquals(List.of(), desk.outbox.failed(AckDesk.SUPPORT));
  }

  @Test
  void whatNeverGoesIsGivenUpAfterEightAttempts() {
    desk.take(AckDesk.question(1));
    for (int attempt = 1; attempt <= 20; attempt++) {
      sender.next(unknown(false));
    }

    desk.dispatchToTheEnd();

    OutboxEntry failed = desk.outbox.failed(AckDesk.SUPPORT).get(0);
    assertEquals(Patience.DEFAULT.most() + 1, failed.attempts());
    assertTrue(failed.why().startsWith("not sent in 8 attempts"), failed.why());
  }

  @Test
  void theLastAttemptOnlyLooks() {
    desk.take(AckDesk.question(1));
    for (int attempt = 1; attempt < Patience.DEFAULT.most(); attempt++) {
      sender.next(unknown(false));
    }
    sender.next(unknown(true));

    desk.dispatchToTheEnd();

    only();
    assertEquals(List.of(), desk.outbox.failed(AckDesk.SUPPORT));
  }

  @Test
  void whatNobodyWantsAnyMoreIsNotSent() {
    desk.take(AckDesk.question(1));
    clock.pass(Duration.ofHours(25));

    desk.dispatch();

    assertEquals(List.of(), sent());
    assertEquals(1, desk.outbox.failed(AckDesk.SUPPORT).size());
  }

  /** The tables are lost; the mailbox has the mail and its acknowledgement. */
  @Test
  void aRebuiltTicketDoesNotSendAgainWhatItSentBefore() {
    String question = AckDesk.question(1);
    var arrival = desk.arrival(question);
    desk.take(question);
    desk.dispatch();
    clock.pass(Duration.ofHours(1));

    AckDesk rebuilt = new AckDesk(new MemoryTable(), clock, sender);
    rebuilt.takeAs(arrival);
    assertEquals(1, rebuilt.dispatch().sent());

    only();
  }

  @Test
  void whatIsAnnouncedInVainIsTakenOffTheListAtLast() {
    OutboxStore outbox = new OutboxStore(table);
    desk.take(AckDesk.question(1));
    desk.dispatch();
    OutboxEntry gone =
        OutboxEntry.owed(
            AckDesk.SUPPORT,
            new TicketId("7K3F-9QXM-2B4D"),
            "acknowledgement",
            only(),
            clock.instant(),
            clock.instant());
    outbox.announce(gone);

    desk.dispatchToTheEnd();

    assertEquals(Optional.empty(), desk.dispatch().next());
  }

  @Test
  void whatOthersLookedForBeforeItsTicketWasWrittenIsSentRightAfterwards() {
    TicketId ticket = new TicketId(desk.take(AckDesk.question(1)).ticket().orElseThrow());
    Row owed =
        table.range(TicketStore.partition(AckDesk.SUPPORT, ticket), "outbox-", "outbox.", 1).get(0);
    table.delete(owed.key(), owed.etag());
    assertEquals(0, desk.dispatch().sent());
    assertEquals(0, desk.dispatch().sent());

    table.insert(owed.key(), owed.value());

    assertEquals(1, desk.dispatch().sent());
    assertEquals(Optional.empty(), desk.dispatch().next());
  }

  private static MemorySender.Fault unknown(boolean acts) {
    return new MemorySender.Fault(acts, new Sending.Unknown(Optional.empty(), "cut off"));
  }

  private OutgoingMail only() {
    assertEquals(1, sent().size());
    return sent().get(0);
  }

  private List<OutgoingMail> sent() {
    return sender.sent().values().stream().flatMap(Collection::stream).toList();
  }
}
