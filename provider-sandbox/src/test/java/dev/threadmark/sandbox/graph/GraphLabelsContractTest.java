package dev.threadmark.sandbox.graph;

import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphLabels;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.StateLabelsContract;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;

/** Outlook's categories, through the real SDK, against the sandbox. */
class GraphLabelsContractTest extends StateLabelsContract {
  private final GraphSandbox sandbox = new GraphSandbox();
  private final AuthenticationProvider login =
      (request, context) -> request.headers.tryAdd("Authorization", "Bearer sandbox-t");
  private final GraphSettings settings =
      GraphSettings.of(
          sandbox.baseUrl(), URI.create("http://127.0.0.1:9/"), new ClientState(new byte[32]));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Override
  protected SandboxProvider sandbox() {
    return sandbox;
  }

  @Override
  protected MailProvider mail() {
    sandbox.mailbox("support@acme.example");
    return new GraphMailbox(login, settings);
  }

  @Override
  protected StateLabels labels() {
    sandbox.mailbox("support@acme.example");
    return new GraphLabels(login, settings);
  }

  @Override
  protected String name(StateLabel state) {
    return state.text();
  }
}
