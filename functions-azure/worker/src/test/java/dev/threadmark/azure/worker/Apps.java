package dev.threadmark.azure.worker;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.azure.host.AppFolder;
import dev.threadmark.azure.host.FunctionsHost;
import dev.threadmark.azure.store.AzureQueue;
import dev.threadmark.azure.store.AzureStore;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.store.TicketList;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Both apps in the stand-in for their host, Graph's sandbox on one side, Azurite on the other. */
final class Apps implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  final Azurite azurite = Azurite.shared();
  final GraphSandbox graph = new GraphSandbox();
  final FunctionsHost webhook;
  final FunctionsHost worker;
  final AzureStore store = AzureStore.connect(azurite.connectionString());
  private final TableClient table =
      new TableClientBuilder()
          .connectionString(azurite.connectionString())
          .tableName("threadmark")
          .buildClient();
  private final TicketList tickets = new TicketList(store.table("threadmark"));

  /**
   * @param mailboxes the names before the @
   */
  Apps(String... mailboxes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("AzureWebJobsStorage", azurite.connectionString());
    settings.put("GRAPH_WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef");
    settings.put("GRAPH_URL", graph.baseUrl().toString());
    settings.put("GRAPH_CREDENTIAL", "static");
    settings.put("GRAPH_TOKEN", "sandbox-demo");
    settings.put("THREADMARK_TOKEN_KEYS", "k1 00112233445566778899aabbccddeeff");
    settings.put(
        "THREADMARK_MAILBOXES",
        List.of(mailboxes).stream()
            .map(
                "{\"provider\":\"graph\",\"address\":\"%s@lumen.example\",\"since\":\"2020-01-01T00:00:00Z\"}"
                    ::formatted)
            .collect(Collectors.joining(",", "[", "]")));
    List.of(mailboxes).forEach(name -> graph.mailbox(id(name).address().value()));
    webhook =
        FunctionsHost.start(
            new AppFolder(
                Path.of("../webhook/target/azure-functions/azure-webhook").toAbsolutePath()),
            settings);
    settings.put("THREADMARK_URL", webhook.httpUri().toString());
    worker = FunctionsHost.start(AppFolder.packaged("azure-worker"), settings);
  }

  static MailboxId id(String name) {
    return new MailboxId("main", new Address(name + "@lumen.example"));
  }

  /** Where the worker's API is. */
  URI api() {
    return worker.httpUri().resolve("/api/v1/me");
  }

  AzureQueue queue(String name) {
    return store.queue(name);
  }

  /** A customer writes. */
  void deliver(String mailbox, String subject) {
    String mail =
        """
        From: Ada <ada@customer.example>
        To: %s@lumen.example
        Subject: %s
        Message-ID: <%s@customer.example>
        Date: Fri, 27 Nov 2026 10:00:00 +0000

        %s does not work.
        """
            .formatted(mailbox, subject, subject, subject)
            .replace("\n", "\r\n");
    graph.deliver(
        id(mailbox).address().value(),
        mail.getBytes(StandardCharsets.UTF_8),
        Folder.INBOX,
        Instant.parse("2026-11-27T10:00:00Z"));
  }

  /** Subjects of the tickets, sorted, each with how many messages it has. */
  List<String> tickets(String mailbox) {
    return tickets
        .all(id(mailbox))
        .map(line -> line.subject() + ": " + line.messages())
        .sorted()
        .toList();
  }

  /** How many the table holds, of whatever kind. */
  long rows() {
    return table.listEntities().stream().count();
  }

  /** Waits until it holds; what the apps have said tells why it does not. */
  void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(
            "not so: " + what + "\n" + webhook.output() + "\n" + worker.output());
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public void close() {
    worker.close();
    webhook.close();
    graph.close();
  }
}
