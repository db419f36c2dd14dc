package dev.threadmark.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.Webhook;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Queue;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.graph.GraphSandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each of Graph's lifecycle events, from its sandbox over HTTP to what the worker does about it.
 */
class LifecycleTest {
  private static final String ADDRESS = "support@lumen.example";
  private static final MailboxId ID = new MailboxId("graph", new Address(ADDRESS));
  private final PlayedProvider provider = Providers.all().get("graph").start(List.of(ID));
  private final GraphSandbox sandbox = (GraphSandbox) provider.sandbox();
  private final Queue queue = new MemoryQueue(InstantSource.system());
  private final WebServer server =
      new WebServer(
          0,
          new Webhook(Map.of("/hooks/graph", provider.bell()), queue::put, InstantSource.system())
              ::answer,
          config -> {});
  private final Mailbox mailbox =
      new Mailbox(
          ID,
          provider.driver(URI.create("http://127.0.0.1:" + server.port() + "/hooks/graph")),
          Policy.DEFAULT,
          Instant.EPOCH);
  private final Engine engine =
      Engine.over(
          new MemoryTable(),
          new TokenKeys(Map.of("k1", new byte[32])),
          InstantSource.system(),
          (delivery, mark) -> {});

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  @Test
  void aWatchThatWantsReauthorizationIsRenewed() {
    engine.renewal().renew(mailbox);
    List<Instant> before = sandbox.subscriptionsOf(ADDRESS);

    answer("reauthorizationRequired");

    List<Instant> after = sandbox.subscriptionsOf(ADDRESS);
    assertEquals(2, after.size());
    assertTrue(after.stream().min(Instant::compareTo).get().isAfter(before.get(0)));
    assertTrue(after.stream().min(Instant::compareTo).get().isAfter(before.get(1)));
  }

  @Test
  void aWatchThatWasRemovedIsMadeAnewAndRingsAgain() {
    engine.renewal().renew(mailbox);

    answer("subscriptionRemoved");

    assertEquals(2, sandbox.subscriptionsOf(ADDRESS).size());
    deliver("next");
    assertEquals(Doorbell.Why.NOTIFICATION, bells().get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"missed", "reauthorizationRequired", "subscriptionRemoved", "somethingNew"})
  void whateverItIsTheMailboxIsLookedAt(String event) {
    engine.renewal().renew(mailbox);
    deliver("unheard");
    assertEquals(1, bells().stream().distinct().count(), "and nobody answers them");

    answer(event);

    assertEquals(List.of("open"), engine.journal().all(ID).map(mark -> mark.decision()).toList());
  }

  /** The event is told, and a worker answers the doorbells that it makes. */
  private void answer(String event) {
    sandbox.lifecycle(ADDRESS, event);
    for (Doorbell.Why why : bells()) {
      assertEquals(Doorbell.Why.LIFECYCLE, why);
      assertInstanceOf(
          Outcome.Done.class, engine.worker().answer(mailbox, new Doorbell(ID, why), 1));
    }
  }

  /** Takes all doorbells off the queue. */
  private List<Doorbell.Why> bells() {
    sandbox.drainNotifications();
    List<Doorbell.Why> whys = new java.util.ArrayList<>();
    Optional<Queue.Taken> taken = queue.take(Duration.ofMinutes(5));
    while (taken.isPresent()) {
      whys.add(Doorbells.read(taken.get().message()).bell().why());
      taken.get().done();
      taken = queue.take(Duration.ofMinutes(5));
    }
    assertTrue(!whys.isEmpty(), "something rang");
    return whys;
  }

  private void deliver(String name) {
    String mail =
        "From: %1$s@customer.example\r\nSubject: About %1$s\r\nMessage-ID: <%1$s@customer.example>\r\n\r\nWords.\r\n";
    sandbox.deliver(
        ADDRESS,
        mail.formatted(name).getBytes(StandardCharsets.UTF_8),
        SandboxProvider.Folder.INBOX,
        Instant.now());
  }
}
