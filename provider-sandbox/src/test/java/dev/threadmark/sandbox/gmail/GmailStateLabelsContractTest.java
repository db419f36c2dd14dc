package dev.threadmark.sandbox.gmail;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import dev.threadmark.provider.gmail.GmailStateLabels;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.StateLabelsContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

/** Gmail's labels, through the real SDK, against the sandbox. */
class GmailStateLabelsContractTest extends StateLabelsContract {
  private final GmailSandbox sandbox = GmailSandbox.start(Clock.systemUTC());
  private final GmailClients clients =
      new GmailClients(
          sandbox.baseUrl(),
          new NetHttpTransport(),
          any -> request -> request.getHeaders().setAuthorization("Bearer sandbox-t"));

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
    return new GmailMailbox(clients, "projects/sandbox/topics/mail");
  }

  @Override
  protected StateLabels labels() {
    sandbox.mailbox("support@acme.example");
    return new GmailStateLabels(clients);
  }

  @Override
  protected String name(StateLabel state) {
    return "Threadmark/" + state.text();
  }
}
