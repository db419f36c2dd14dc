package dev.threadmark.local.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.backup.Export;
import dev.threadmark.backup.Restore;
import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.sandbox.SandboxProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail that was owed when the export was made. */
class OutboxInExportTest {
  private static final MailboxId MAILBOX =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String MAIL =
      "From: Ann <ann@ann.example>\r\nTo: support@lumen.example\r\nSubject: Lamp\r\n"
          + "Message-ID: <lamp@ann.example>\r\n\r\nIt is dark.\r\n";

  @Test
  void leavesItsTokenBehindAndIsNotSentAgain() {
    MemoryTable was = new MemoryTable();
    owe(was);
    List<String> lines = new ArrayList<>();
    new Export(was).write(lines::add);

    assertTrue(lines.stream().anyMatch(line -> line.contains("\"type\":\"outbox\"")));
    assertTrue(lines.stream().anyMatch(line -> line.contains("\"type\":\"answers\"")));
    assertFalse(lines.stream().anyMatch(line -> ReplyToken.find(line).isPresent()));
    MemoryTable is = new MemoryTable();
    assertInstanceOf(Restore.Result.Restored.class, new Restore(is).run(lines.iterator()));
    List<OutboxEntry> failed = engine(is).outbox().failed(MAILBOX);
    assertEquals(1, failed.size());
    assertEquals(List.of(new Address("ann@ann.example")), failed.get(0).mail().to());
    assertTrue(is.range("outbox", "", "", 10).isEmpty(), "nothing is due");
  }

  private static void owe(MemoryTable table) {
    try (PlayedProvider graph = Providers.all().get("graph").start(List.of(MAILBOX))) {
      graph
          .sandbox()
          .deliver(
              MAILBOX.address().value(),
              MAIL.getBytes(StandardCharsets.UTF_8),
              SandboxProvider.Folder.INBOX,
              DAY);
      Policy policy = Policy.DEFAULT.acknowledging(Acknowledgement.of("We have it: {ticket}"));
      URI nowhere = URI.create("http://127.0.0.1:9/hooks");
      engine(table).sync().run(new Mailbox(MAILBOX, graph.driver(nowhere), policy, DAY));
    }
    assertEquals(1, table.range("outbox", "", "", 10).size());
  }

  private static Engine engine(MemoryTable table) {
    return Engine.over(table, TestKeys.ONE, InstantSource.system(), (mail, mark) -> {});
  }
}
