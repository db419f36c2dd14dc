package dev.threadmark.sandbox.graph;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailProviderContract;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.SandboxProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The Graph driver, through the real SDK, against the sandbox. */
class GraphMailboxContractTest extends MailProviderContract {
  private static final String ADDRESS = "support@acme.example";
  private GraphSandbox sandbox;
  private Webhook webhook;
  private GraphMailbox provider;

  @BeforeEach
  void start() throws IOException {
    sandbox = new GraphSandbox();
    sandbox.mailbox(ADDRESS);
    webhook = new Webhook();
    ClientState state = new ClientState("a secret of some length".getBytes());
    provider =
        new GraphMailbox(
            new SandboxTokens(), GraphSettings.of(sandbox.baseUrl(), webhook.url(), state));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    webhook.close();
  }

  @Override
  protected MailProvider provider() {
    return provider;
  }

  @Override
  protected MailboxId mailbox() {
    return new MailboxId("acme", new Address(ADDRESS));
  }

  @Override
  protected ProviderId deliver(byte[] raw, Folder folder, Instant receivedAt) {
    var side = SandboxProvider.Folder.valueOf(folder.name());
    return new ProviderId(sandbox.deliver(ADDRESS, raw, side, receivedAt));
  }

  @Override
  protected void remove(ProviderId id) {
    sandbox.remove(ADDRESS, id.value());
  }

  @Override
  protected List<String> stampsOf(ProviderId id) {
    return sandbox.messages(ADDRESS).stream()
        .filter(message -> message.id().equals(id.value()))
        .flatMap(message -> message.stamps().stream())
        .toList();
  }

  @Override
  protected void expireCursors() {
    sandbox.expireDeltaTokens();
  }

  @Override
  protected void answerNext(int times, int status, Map<String, String> headers) {
    sandbox.faults().answer(times, "", status, headers);
  }

  @Override
  protected void cutNext(int times) {
    sandbox.faults().cut(times, "", false);
  }

  @Override
  protected void grantWatchesFor(Duration lifetime) {
    sandbox.grantSubscriptionsFor(lifetime);
  }

  @Override
  protected Instant watchedUntil() {
    return sandbox.subscriptionsOf(ADDRESS).stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  @Override
  protected int watches() {
    return sandbox.subscriptionsOf(ADDRESS).size();
  }
}
