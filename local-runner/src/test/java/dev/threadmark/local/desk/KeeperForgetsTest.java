package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.privacy.Erasure;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a mailbox's settings say is kept reaches the timer of a whole deployment. */
class KeeperForgetsTest {
  private static final MailboxId SUPPORT =
      new MailboxId("main", new Address("support@lumen.example"));

  private final SetClock clock = new SetClock();

  @Test
  void whatIsOldByTheSettingsAndEndsWhoseErasureWasBegun() {
    try (GraphSandbox sandbox = new GraphSandbox()) {
      sandbox.mailbox("support@lumen.example");
      Deployment deployment =
          Deployment.of(
              settings(sandbox),
              new MemoryTable(),
              new MemoryQueue(clock),
              WorkloadIdentity.NONE,
              clock,
              (delivery, mark) -> {});
      deployment.engine().mailboxes().begin(SUPPORT, Instant.EPOCH);
      KnownAs kim = KnownAs.of(new Address("kim@customer.example"));
      // No time at all: it is begun, and left.
      deployment
          .engine()
          .privacy()
          .erasing()
          .erase(SUPPORT, kim, "a@b.example", Duration.ofDays(-1));

      List<String> failed = deployment.keep().failedChores();

      assertTrue(
          failed.stream().noneMatch(name -> name.matches("(forget|erase).*")), failed::toString);
      assertEquals(
          Optional.of(clock.instant().minus(Duration.ofDays(730)).truncatedTo(ChronoUnit.DAYS)),
          deployment.engine().mailboxes().find(SUPPORT).orElseThrow().state().forgotten());
      List<Erasure> erasures = deployment.engine().privacy().erasing().store().all(SUPPORT);
      assertEquals(List.of(true), erasures.stream().map(Erasure::done).toList());
      assertEquals(Optional.empty(), erasures.get(0).who());
    }
  }

  private static Settings settings(GraphSandbox sandbox) {
    return new Settings(
        Map.of(
            "THREADMARK_MAILBOXES",
            "[{\"provider\":\"graph\",\"address\":\"support@lumen.example\","
                + "\"since\":\"2020-01-01T00:00:00Z\",\"keepDays\":730}]",
            "THREADMARK_URL",
            "https://threadmark.example",
            "THREADMARK_TOKEN_KEYS",
            "k1 00112233445566778899aabbccddeeff",
            "GRAPH_WEBHOOK_SECRET",
            "0123456789abcdef0123456789abcdef",
            "GRAPH_CREDENTIAL",
            "static",
            "GRAPH_TOKEN",
            "sandbox-keeper",
            "GRAPH_URL",
            sandbox.baseUrl().toString()));
  }
}
