package dev.threadmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Stumble;
import dev.threadmark.store.UpkeepStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What health says of a mailbox that was well at the beginning of each test. */
class HealthTest {
  private static final MailboxId MAILBOX =
      new MailboxId("acme", new Address("support@acme.example"));
  private final SetClock clock = new SetClock();
  private final Table table = new MemoryTable();
  private final MailboxStore mailboxes = new MailboxStore(table);
  private final UpkeepStore upkeep = new UpkeepStore(table);
  private final Health health = new Health(mailboxes, upkeep, new Quarantine(table), clock);

  @BeforeEach
  void makeItWell() {
    mailboxes.begin(MAILBOX, Instant.EPOCH);
    state(state -> state.at("here", Optional.of(clock.instant())));
    upkeep.change(MAILBOX, was -> was.watched(clock.instant(), in(Duration.ofDays(7))));
  }

  @Test
  void nothingIsToBeDoneWhereAllIsWell() {
    clock.pass(Duration.ofMinutes(11));

    assertTrue(line().well(), line().advice().toString());
    assertEquals(Optional.of(Duration.ofMinutes(11)), line().lag());
    assertEquals(Health.Cursor.SET, line().cursor());
  }

  @Test
  void aLagOfMoreThanHalfAnHourIsTold() {
    clock.pass(Duration.ofMinutes(31));

    advises("No look at it came to its end since 2026-03-01T09:00:00Z");
  }

  @Test
  void whatHinderedIsToldUntilTheMailboxIsReconciledAfterIt() {
    clock.pass(Duration.ofMinutes(1));
    upkeep.change(MAILBOX, was -> was.hindered(clock.instant(), "403 ErrorAccessDenied"));
    advises("It could not be read (403 ErrorAccessDenied)");

    clock.pass(Duration.ofMinutes(1));
    state(state -> state.at("there", Optional.of(clock.instant())));

    assertTrue(line().well());
  }

  @Test
  void aWatchThatCouldNotBeRenewedIsTold() {
    upkeep.change(MAILBOX, was -> was.notWatched("400 ValidationError"));

    advises("The watch could not be renewed (400 ValidationError)");
  }

  @Test
  void aWatchThatNobodyRenewsIsToldLongBeforeItEnds() {
    clock.pass(Duration.ofHours(29));
    state(state -> state.at("there", Optional.of(clock.instant())));
    assertTrue(line().well());

    clock.pass(Duration.ofHours(2));
    state(state -> state.at("there", Optional.of(clock.instant())));

    advises("The watch was not renewed in time");
  }

  @Test
  void aMailThatHoldsUpOthersIsTold() {
    state(state -> state.stumbling(List.of(new Stumble("id", "fetch", "500", 2, clock.instant()))));

    advises("One mail holds up what comes after it, tried 2 times");
  }

  @Test
  void aCursorThatExpiredIsBeingCaughtUpWith() {
    state(MailboxStore.State::lost);

    assertEquals(Health.Cursor.CATCHING_UP, line().cursor());
  }

  @Test
  void theFiguresAreGaugesToo() {
    clock.pass(Duration.ofSeconds(90));

    String text = HealthMetrics.of(health.look(), clock.instant());

    String name = "{mailbox=\"acme/support@acme.example\"} ";
    assertEquals(
        List.of(
            "threadmark_reconciled_lag_seconds" + name + "90",
            "threadmark_watch_left_seconds" + name + (7 * 86_400 - 90),
            "threadmark_quarantined_mails" + name + "0",
            "threadmark_mailbox_well" + name + "1"),
        text.lines().filter(line -> !line.startsWith("#")).toList());
  }

  private void advises(String beginning) {
    assertEquals(1, line().advice().size(), line().advice().toString());
    assertTrue(line().advice().get(0).startsWith(beginning), line().advice().get(0));
  }

  private Health.Line line() {
    return health.look().get(0);
  }

  private Instant in(Duration time) {
    return clock.instant().plus(time);
  }

  private void state(UnaryOperator<MailboxStore.State> change) {
    MailboxStore.Stored stored = mailboxes.find(MAILBOX).orElseThrow();
    mailboxes.replace(stored, change.apply(stored.state()));
  }
}
