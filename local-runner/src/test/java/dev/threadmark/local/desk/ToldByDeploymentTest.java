package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.Deployment;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** From an admin's settings to mail: what the timer of a whole deployment tells people. */
class ToldByDeploymentTest {
  private static final Address ANA = new Address("ana@lumen.example");
  private static final Address BO = new Address("bo@lumen.example");
  private static final String KIM = "kim@customer.example";
  private static final MailboxId DESK = new MailboxId("main", new Address("support@lumen.example"));

  private final SetClock clock = new SetClock();

  @Test
  void anAgentIsToldOfTheirTicketAndTheCustomerThatItIsClosed() {
    try (GraphSandbox sandbox = begun()) {
      Deployment deployment = deployment(sandbox, "");
      TicketId ticket = ticket(deployment);
      act(deployment, ticket, new Act.Assign(Optional.of(ANA)), BO);
      act(deployment, ticket, new Act.Turn(Status.CLOSED), ANA);
      clock.pass(Duration.ofMinutes(2));
      assertEquals(List.of(), deployment.keep().failedChores());
      List<String> told = inbox(sandbox, ANA.value());
      assertEquals(1, told.size());
      assertTrue(
          told.get(0).contains("https://desk.lumen.example/console/#/main/support%40lumen.example"),
          told.get(0));
      List<String> customer = inbox(sandbox, KIM);
      assertEquals(1, customer.size());
      assertTrue(customer.get(0).contains("We are done."), customer.get(0));
    }
  }

  @Test
  void whereItsAdminWantsNoneNobodyGetsMail() {
    try (GraphSandbox sandbox = begun()) {
      Deployment deployment = deployment(sandbox, ",\"notices\":false");
      TicketId ticket = ticket(deployment);
      act(deployment, ticket, new Act.Assign(Optional.of(ANA)), BO);
      clock.pass(Duration.ofMinutes(2));
      deployment.keep();
      assertEquals(List.of(), inbox(sandbox, ANA.value()));
    }
  }

  private GraphSandbox begun() {
    // What is sent, the sandbox dates by the machine's own clock.
    clock.pass(Duration.between(clock.instant(), Instant.now()));
    GraphSandbox sandbox = new GraphSandbox();
    List.of(DESK.address().value(), ANA.value(), KIM).forEach(sandbox::mailbox);
    sandbox.deliver(
        DESK.address().value(),
        ("From: Kim <%s>\r\nTo: %s\r\nSubject: Lamp\r\nMessage-ID: <q1@customer.example>\r\n\r\nIt is dark.\r\n")
            .formatted(KIM, DESK.address())
            .getBytes(StandardCharsets.UTF_8),
        SandboxProvider.Folder.INBOX,
        clock.instant());
    return sandbox;
  }

  private Deployment deployment(GraphSandbox sandbox, String more) {
    Settings settings =
        new Settings(
            Map.of(
                "THREADMARK_MAILBOXES",
                "[{\"provider\":\"graph\",\"address\":\"support@lumen.example\","
                    + "\"since\":\"2020-01-01T00:00:00Z\",\"agents\":[\"ana@lumen.example\"],"
                    + "\"statusNotice\":{\"closed\":\"We are done.\"}"
                    + more
                    + "}]",
                "THREADMARK_URL",
                "http://127.0.0.1:9",
                "THREADMARK_CONSOLE",
                "https://desk.lumen.example/console",
                "THREADMARK_TOKEN_KEYS",
                "k1 00112233445566778899aabbccddeeff",
                "GRAPH_WEBHOOK_SECRET",
                "0123456789abcdef0123456789abcdef",
                "GRAPH_CREDENTIAL",
                "static",
                "GRAPH_TOKEN",
                "sandbox-told",
                "GRAPH_URL",
                sandbox.baseUrl().toString()));
    Deployment deployment =
        Deployment.of(
            settings,
            new MemoryTable(),
            new MemoryQueue(clock),
            WorkloadIdentity.NONE,
            clock,
            (delivery, mark) -> {});
    deployment.keep();
    return deployment;
  }

  private static TicketId ticket(Deployment deployment) {
    deployment.worker().answer(new Doorbell(DESK, Doorbell.Why.SWEEP), 1);
    return new TicketId(deployment.engine().list().all(DESK).findFirst().orElseThrow().ticket());
  }

  private static void act(Deployment deployment, TicketId ticket, Act act, Address by) {
    deployment.engine().desk().act(DESK, ticket, OptionalInt.empty(), act, by);
  }

  private static List<String> inbox(GraphSandbox sandbox, String address) {
    return sandbox.messages(address).stream()
        .filter(message -> message.folder() == SandboxProvider.Folder.INBOX)
        .map(message -> text(message.raw()))
        .toList();
  }

  private static String text(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw)).body().text().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
