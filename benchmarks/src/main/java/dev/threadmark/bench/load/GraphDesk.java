package dev.threadmark.bench.load;

import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphBell;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSender;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.graph.GraphSandbox;
import java.net.URI;
import java.util.List;

/** Microsoft Graph. */
final class GraphDesk implements Desk {
  private static final ClientState STATE = new ClientState(new byte[32]);
  private static final AuthenticationProvider TOKEN =
      (request, context) -> request.headers.tryAdd("Authorization", "Bearer sandbox-bench");

  @Override
  public SandboxProvider sandbox(String address) {
    GraphSandbox sandbox = new GraphSandbox();
    sandbox.mailbox(address);
    return sandbox;
  }

  /** The subscription says where. */
  @Override
  public void ringAt(URI webhook) {}

  @Override
  public Ends ends(URI sandbox, MailboxId mailbox) {
    return new Ends() {
      @Override
      public BellReader bell() {
        return new GraphBell(STATE, List.of(mailbox), any -> true);
      }

      @Override
      public MailProvider driver(URI webhook) {
        return new GraphMailbox(TOKEN, GraphSettings.of(sandbox, webhook, STATE));
      }

      @Override
      public MailSender sender() {
        return new GraphSender(TOKEN, GraphSettings.of(sandbox, sandbox, STATE));
      }
    };
  }
}
