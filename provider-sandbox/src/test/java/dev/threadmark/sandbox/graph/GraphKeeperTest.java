package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.WatchRenewal;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.UpkeepStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keeper over Graph's subscriptions, through the real SDK. */
class GraphKeeperTest {
  private static final String ADDRESS = "support@acme.example";
  private static final Duration SWEEP = Duration.ofMinutes(10);
  private final SetClock clock = new SetClock();
  private final Table table = new MemoryTable();
  private final MemoryQueue queue = new MemoryQueue(clock);
  private final MailboxStore mailboxes = new MailboxStore(table);
  private final List<String> log = new ArrayList<>();
  private GraphSandbox sandbox;
  private Webhook webhook;
  private Mailbox mailbox;

  @BeforeEach
  void start() throws IOException {
    Clock zoned = clock.withZone(ZoneOffset.UTC);
    sandbox = new GraphSandbox(0, zoned);
    sandbox.mailbox(ADDRESS);
    webhook = new Webhook();
    GraphSettings settings =
        new GraphSettings(
            sandbox.baseUrl(),
            webhook.url(),
            webhook.url(),
            new ClientState("a secret of some length".getBytes()),
            Duration.ofMinutes(4_200),
            100,
            Duration.ofSeconds(60),
            zoned);
    mailbox =
        new Mailbox(
            new MailboxId("acme", new Address(ADDRESS)),
            new GraphMailbox(new SandboxTokens(), settings),
            Policy.DEFAULT,
            clock.instant());
  }

  @AfterEach
  void stop() {
    sandbox.close();
    webhook.close();
  }

  @Test
  void watchesAtOnceAndThenLetsItBe() {
    Keeper.Kept first = keep();
    assertTrue(first.renewed());
    assertEquals(Optional.of(earliestEnd()), first.watchedUntil());
    long asked = sandbox.requests();

    clock.pass(Duration.ofHours(23));

    assertFalse(keep().renewed());
    assertEquals(asked, sandbox.requests());
  }

  @Test
  void renewsDailyAndRemovesWhatRingsTwice() {
    keep();
    Instant before = earliestEnd();
    new GraphClient(sandbox)
        .post(
            "/subscriptions",
            """
            {"changeType":"created,updated","notificationUrl":"%s","expirationDateTime":"2099-01-01T00:00:00Z",
             "resource":"/users/%s/mailFolders('inbox')/messages"}"""
                .formatted(webhook.url(), ADDRESS));
    assertEquals(3, sandbox.subscriptionsOf(ADDRESS).size());

    clock.pass(Duration.ofDays(1));

    assertTrue(keep().renewed());
    assertEquals(2, sandbox.subscriptionsOf(ADDRESS).size());
    assertEquals(before.plus(Duration.ofDays(1)), earliestEnd());
  }

  @Test
  void renewsAShortWatchWhenHalfOfItsLifeIsOver() {
    sandbox.grantSubscriptionsFor(Duration.ofHours(2));
    keep();
    clock.pass(Duration.ofMinutes(59));
    assertFalse(keep().renewed());

    clock.pass(Duration.ofMinutes(2));

    assertTrue(keep().renewed());
    assertEquals(clock.instant().plus(Duration.ofHours(2)), earliestEnd());
  }

  @Test
  void makesAWatchAnewThatEndedWhileNobodyKeptIt() {
    keep();
    clock.pass(Duration.ofDays(9));
    assertEquals(0, sandbox.subscriptionsOf(ADDRESS).size());

    keep();

    assertEquals(2, sandbox.subscriptionsOf(ADDRESS).size());
  }

  @Test
  void wakesTheWebhookBeforeGraphTriesIt() {
    webhook.handshakeStatus = 500;
    Runnable warm =
        () -> {
          log.add("warmed before " + webhook.handshakes.size() + " handshakes");
          webhook.handshakeStatus = 200;
        };

    assertEquals(Optional.empty(), keep(warm, List.of()).trouble());
    assertEquals(List.of("warmed before 0 handshakes"), log);
  }

  @Test
  void triesAgainAtTheNextRunWhereTheHandshakeFailed() {
    webhook.handshakeStatus = 500;
    assertTrue(keep().trouble().isPresent());
    webhook.handshakeStatus = 200;

    assertEquals(Optional.empty(), keep().trouble());
    assertEquals(2, sandbox.subscriptionsOf(ADDRESS).size());
  }

  @Test
  void ringsWhatWasNotLookedAtForASweepAndOnlyOnce() {
    assertTrue(keep().rung());
    assertFalse(keep().rung());
    reconciled(clock.instant());

    clock.pass(SWEEP.minusSeconds(1));
    assertFalse(keep().rung());
    clock.pass(Duration.ofSeconds(1));
    assertTrue(keep().rung());
    assertFalse(keep().rung());
    clock.pass(SWEEP);
    assertTrue(keep().rung());
  }

  @Test
  void aWatchThatFailsDoesNotSilenceTheSweep() {
    sandbox.faults().answer(1, "", 403, java.util.Map.of());

    Keeper.Kept kept = keep();

    assertEquals(Optional.of("403 ErrorAccessDenied"), kept.trouble());
    assertTrue(kept.rung());
  }

  @Test
  void aChoreThatFailsDoesNotHinderTheNext() {
    Keeper.Chore bad =
        new Keeper.Chore(
            "bad",
            () -> {
              throw new IllegalStateException();
            });
    Keeper.Chore good = new Keeper.Chore("good", () -> log.add("done"));

    Keeper.Report report = run(() -> {}, List.of(bad, good));

    assertEquals(List.of("bad"), report.failedChores());
    assertEquals(List.of("done"), log);
  }

  private void reconciled(Instant through) {
    MailboxStore.Stored stored = mailboxes.begin(mailbox.id(), mailbox.since());
    mailboxes.replace(stored, stored.state().at("somewhere", Optional.of(through)));
  }

  private Instant earliestEnd() {
    return sandbox.subscriptionsOf(ADDRESS).stream().min(Instant::compareTo).orElseThrow();
  }

  private Keeper.Kept keep() {
    return keep(() -> {}, List.of());
  }

  private Keeper.Kept keep(Runnable warm, List<Keeper.Chore> chores) {
    return run(warm, chores).mailboxes().get(0);
  }

  private Keeper.Report run(Runnable warm, List<Keeper.Chore> chores) {
    UpkeepStore upkeep = new UpkeepStore(table);
    WatchRenewal renewal = new WatchRenewal(upkeep, warm, clock);
    return new Keeper(upkeep, mailboxes, renewal, queue, chores, SWEEP, clock)
        .run(List.of(mailbox));
  }
}
