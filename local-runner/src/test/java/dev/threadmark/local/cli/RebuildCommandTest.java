package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.doctor.OwnDeployment;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.settings.Settings;
import dev.threadmark.store.TicketList;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildCommandTest {
  private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir private Path folder;

  @Test
  void anEmptyFolderComesToTheTicketsThatTheStampsName() {
    try (GraphSandbox sandbox = new GraphSandbox()) {
      for (int i = 0; i < 3; i++) {
        sandbox.deliver("support@lumen.example", mail(i), Folder.INBOX, AT.plusSeconds(i));
      }
      List<String> before;
      try (OwnDeployment first = own(sandbox, "first")) {
        first.deployment().engine().sync().run(mailbox(first));
        before = tickets(first);
      }
      try (OwnDeployment second = own(sandbox, "second")) {
        assertEquals(0, rebuild(second));
        assertEquals(before, tickets(second));
        assertFalse(before.isEmpty());
        assertEquals(1, rebuild(second), "there is data already");
      }
    }
  }

  /** What it says, it must not say among what other tests are told. */
  private static int rebuild(OwnDeployment own) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return RebuildCommand.run(own, Rebuild.Begin.EMPTY, nowhere, nowhere);
  }

  private OwnDeployment own(GraphSandbox sandbox, String name) {
    Path data = folder.resolve(name);
    DataFolder.at(data).open().close();
    return OwnDeployment.of(settings(sandbox), Optional.of(data));
  }

  private static Mailbox mailbox(OwnDeployment own) {
    return own.deployment().mailboxes().get(0);
  }

  private static List<String> tickets(OwnDeployment own) {
    try (var lines = own.deployment().engine().list().all(mailbox(own).id())) {
      return lines.map(TicketList.Line::ticket).sorted().toList();
    }
  }

  private static byte[] mail(int number) {
    return "From: ada@customer.example\r\nSubject: Lamp %d\r\nMessage-ID: <%d@x.example>\r\n\r\nHi\r\n"
        .formatted(number, number)
        .getBytes(StandardCharsets.UTF_8);
  }

  static Settings settings(GraphSandbox sandbox) {
    return new Settings(
        Map.of(
            "THREADMARK_MAILBOXES",
            "[{\"provider\":\"graph\",\"address\":\"support@lumen.example\","
                + "\"since\":\"2026-11-01T00:00:00Z\"}]",
            "THREADMARK_URL",
            "https://threadmark.example",
            "THREADMARK_TOKEN_KEYS",
            "k1 00112233445566778899aabbccddeeff",
            "GRAPH_WEBHOOK_SECRET",
            "0123456789abcdef0123456789abcdef",
            "GRAPH_CREDENTIAL",
            "static",
            "GRAPH_TOKEN",
            "sandbox-rebuild",
            "GRAPH_URL",
            sandbox.baseUrl().toString()));
  }
}
