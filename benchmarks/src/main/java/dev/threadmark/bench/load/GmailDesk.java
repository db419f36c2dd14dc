package dev.threadmark.bench.load;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.gmail.GmailBell;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import dev.threadmark.provider.gmail.GmailSender;
import dev.threadmark.provider.gmail.GoogleKeys;
import dev.threadmark.provider.gmail.PushToken;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.gmail.GmailSandbox;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Gmail and its Pub/Sub. */
final class GmailDesk implements Desk {
  private static final String TOPIC = "projects/bench/topics/mail";
  private static final String AUDIENCE = "https://threadmark.example/hooks/gmail";
  private static final String PUSHER = "push@bench.iam.gserviceaccount.com";

  private GmailSandbox sandbox;

  @Override
  public SandboxProvider sandbox(String address) {
    sandbox = GmailSandbox.start(Clock.systemUTC());
    sandbox.mailbox(address);
    return sandbox;
  }

  @Override
  public void ringAt(URI webhook) {
    sandbox.pubSub().pushTo(webhook, AUDIENCE, PUSHER);
  }

  @Override
  public Ends ends(URI root, MailboxId mailbox) {
    GmailClients clients =
        new GmailClients(
            root,
            new NetHttpTransport(),
            any -> request -> request.getHeaders().setAuthorization("Bearer sandbox-bench"));
    return new Ends() {
      @Override
      public BellReader bell() {
        GoogleKeys keys = GoogleKeys.at(root.resolve("oauth2/v3/certs"));
        return new GmailBell(
            new PushToken(keys, AUDIENCE, PUSHER),
            address -> Optional.of(mailbox).filter(one -> one.address().equals(address)));
      }

      @Override
      public MailProvider driver(URI webhook) {
        return new GmailMailbox(clients, TOPIC);
      }

      @Override
      public MailSender sender() {
        return new GmailSender(clients);
      }
    };
  }
}
