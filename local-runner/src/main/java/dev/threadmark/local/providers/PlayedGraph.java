package dev.threadmark.local.providers;

import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphBell;
import dev.threadmark.provider.graph.GraphLabels;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSearch;
import dev.threadmark.provider.graph.GraphSender;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.graph.GraphSandbox;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** Microsoft Graph, played. */
final class PlayedGraph implements PlayedProvider {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/hooks");

  private final GraphSandbox sandbox = new GraphSandbox();
  private final ClientState clientState;
  private final List<MailboxId> mailboxes;

  PlayedGraph(List<MailboxId> mailboxes) {
    this.mailboxes = List.copyOf(mailboxes);
    clientState = drawn();
    mailboxes.forEach(mailbox -> sandbox.mailbox(mailbox.address().value()));
  }

  private static ClientState drawn() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new ClientState(secret);
  }

  @Override
  public SandboxProvider sandbox() {
    return sandbox;
  }

  @Override
  public BellReader bell() {
    return new GraphBell(clientState, mailboxes, any -> true);
  }

  @Override
  public MailProvider driver(URI webhook) {
    return new GraphMailbox(new SandboxToken(), settings(webhook));
  }

  @Override
  public MailSender sender() {
    return new GraphSender(new SandboxToken(), settings(sandbox.baseUrl())); // it is never rung
  }

  @Override
  public StateLabels labels() {
    return new GraphLabels(new SandboxToken(), settings(sandbox.baseUrl()));
  }

  @Override
  public MailSearch search() {
    return new GraphSearch(new SandboxToken(), settings(sandbox.baseUrl()));
  }

  private GraphSettings settings(URI webhook) {
    return GraphSettings.of(sandbox.baseUrl(), webhook, clientState);
  }

  /** The driver for a sandbox wherever it runs; nothing would ring. */
  static MailProvider reader(URI root) {
    return new GraphMailbox(new SandboxToken(), GraphSettings.of(root, NOWHERE, drawn()));
  }

  /**
   * The sandbox takes any token that begins like this; a real tenant's come from azure-identity.
   */
  private static final class SandboxToken implements AuthenticationProvider {
    @Override
    public void authenticateRequest(RequestInformation request, Map<String, Object> context) {
      request.headers.tryAdd("Authorization", "Bearer sandbox-demo");
    }
  }
}
