package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.WatchRenewal;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import dev.threadmark.store.Upkeep;
import dev.threadmark.store.UpkeepStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gmail's watch, which lasts seven days and ends without a word. */
class GmailKeeperTest {
  private final SetClock clock = new SetClock();
  private final GmailSandbox sandbox = GmailSandbox.start(clock.withZone(ZoneOffset.UTC));
  private final Mailbox mailbox =
      new Mailbox(
          GmailFixture.MAILBOX,
          new GmailMailbox(
              new GmailClients(
                  sandbox.baseUrl(),
                  new NetHttpTransport(),
                  any -> request -> request.getHeaders().setAuthorization("Bearer sandbox-x")),
              GmailFixture.TOPIC),
          Policy.DEFAULT,
          clock.instant());
  private final WatchRenewal renewal =
      new WatchRenewal(new UpkeepStore(new MemoryTable()), () -> {}, clock);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void isRenewedDailyThoughItLastsSevenDays() {
    Upkeep kept = renewal.renew(mailbox);
    Instant until = clock.instant().plus(Duration.ofDays(7));
    assertEquals(Optional.of(until), sandbox.watchedUntil(GmailFixture.ADDRESS));
    assertEquals(Optional.of(until), kept.watchedUntil());

    assertFalse(kept.renewalDue(clock.instant().plus(Duration.ofHours(23))));
    clock.pass(Duration.ofHours(24));
    assertTrue(kept.renewalDue(clock.instant()));

    renewal.renew(mailbox);
    assertEquals(
        Optional.of(until.plus(Duration.ofDays(1))), sandbox.watchedUntil(GmailFixture.ADDRESS));
  }
}
