package dev.threadmark.azure.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.azure.store.AzureQueue;
import dev.threadmark.port.Queue;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged apps from the provider's bell to the ticket in the table. */
class WorkerAppTest {
  private static final Duration HIDDEN = Duration.ofSeconds(31);
  private static Apps apps;

  @BeforeAll
  static void start() {
    apps = new Apps("support", "throttled", "crashed");
    apps.worker.tick("keeper");
  }

  @AfterAll
  static void stop() {
    if (apps != null) {
      apps.close();
    }
  }

  @Test
  void theTimerHasMailboxesWatchedAndRings() {
    assertFalse(apps.graph.subscriptionsOf("support@lumen.example").isEmpty());
  }

  @Test
  void aMailBecomesATicket() {
    apps.deliver("support", "Projector");
    apps.await("a ticket", () -> apps.tickets("support").equals(List.of("Projector: 1")));
  }

  @Test
  void whatGraphThrottlesComesAgainLater() {
    apps.await("nothing to do", apps.worker::isIdle);
    apps.graph.faults().answer(1, "throttled", 429, Map.of("Retry-After", "120"));
    apps.deliver("throttled", "Lamp");
    apps.await("word of it", () -> apps.worker.output().contains("must wait PT2M"));
    apps.await("the bell put off", apps.worker::isIdle);
    assertEquals(List.of(), apps.tickets("throttled"));
    apps.azurite.pass(Duration.ofMinutes(2));
    apps.await("a ticket", () -> apps.tickets("throttled").equals(List.of("Lamp: 1")));
  }

  @Test
  void aMessageThatIsNoDoorbellEndsInThePoisonQueueAndIsThere() {
    AzureQueue poison = apps.queue("bells-poison");
    apps.queue("bells").put("no doorbell");
    AtomicReference<Optional<Queue.Taken>> taken = new AtomicReference<>(Optional.empty());
    apps.await(
        "poison",
        () -> {
          apps.azurite.pass(HIDDEN);
          taken.set(poison.take(Duration.ofMinutes(1)));
          return taken.get().isPresent();
        });
    assertEquals("no doorbell", taken.get().orElseThrow().message());
    taken.get().orElseThrow().done();
  }

  @Test
  void aWorkerThatIsKilledInMidMailLosesNothingAndDoublesNothing() {
    int mails = 40;
    List<String> expected =
        IntStream.range(0, mails).mapToObj("Order-%d: 1"::formatted).sorted().toList();
    apps.await("nothing to do", apps.worker::isIdle);
    long rows = apps.rows();
    IntStream.range(0, mails).forEach(i -> apps.deliver("crashed", "Order-" + i));
    apps.await("the first rows", () -> apps.rows() > rows + 5);
    apps.worker.kill();
    int before = apps.tickets("crashed").size();
    apps.worker.restart();
    assertTrue(before < mails, "it was killed too late: all was done");
    apps.azurite.pass(HIDDEN);
    apps.await("all tickets", () -> apps.tickets("crashed").size() >= mails);
    apps.await("nothing to do", apps.worker::isIdle);
    assertEquals(expected, apps.tickets("crashed"));
  }

  @Test
  void nobodyMayUseTheApiUntilAnIssuerIsSet() throws IOException {
    HttpURLConnection call = (HttpURLConnection) apps.api().toURL().openConnection();
    assertEquals(401, call.getResponseCode());
  }

  @Test
  void aLinkToACustomersPageComesToThePages() throws IOException {
    HttpURLConnection call =
        (HttpURLConnection) apps.api().resolve("/t/tp-none").toURL().openConnection();
    assertEquals(404, call.getResponseCode());
    assertEquals("no-referrer", call.getHeaderField("Referrer-Policy"));
  }
}
