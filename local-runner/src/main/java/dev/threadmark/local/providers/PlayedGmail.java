package dev.threadmark.local.providers;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.gmail.GmailBell;
import dev.threadmark.provider.gmail.GmailBudget;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import dev.threadmark.provider.gmail.GmailSearch;
import dev.threadmark.provider.gmail.GmailSender;
import dev.threadmark.provider.gmail.GmailStateLabels;
import dev.threadmark.provider.gmail.GoogleKeys;
import dev.threadmark.provider.gmail.PushToken;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.gmail.GmailSandbox;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Gmail and its Pub/Sub, played. */
final class PlayedGmail implements PlayedProvider {
  private static final String TOPIC = "projects/sandbox/topics/mail";
  private static final String AUDIENCE = "https://threadmark.example/hooks/gmail";
  private static final String PUSHER = "push@sandbox.iam.gserviceaccount.com";

  private final GmailSandbox sandbox = GmailSandbox.start(Clock.systemUTC());
  private final List<MailboxId> mailboxes;

  PlayedGmail(List<MailboxId> mailboxes) {
    this.mailboxes = List.copyOf(mailboxes);
    mailboxes.forEach(mailbox -> sandbox.mailbox(mailbox.address().value()));
  }

  @Override
  public SandboxProvider sandbox() {
    return sandbox;
  }

  @Override
  public BellReader bell() {
    PushToken token = new PushToken(GoogleKeys.at(sandbox.certsUrl()), AUDIENCE, PUSHER);
    return new GmailBell(
        token,
        address -> mailboxes.stream().filter(one -> one.address().equals(address)).findFirst());
  }

  @Override
  public MailProvider driver(URI webhook) {
    sandbox.pubSub().pushTo(webhook, AUDIENCE, PUSHER);
    return reader(sandbox.baseUrl());
  }

  /** The driver for a sandbox wherever it runs. */
  static MailProvider reader(URI root) {
    return new GmailMailbox(clients(root), TOPIC);
  }

  @Override
  public MailSender sender() {
    return new GmailSender(clients(sandbox.baseUrl()));
  }

  @Override
  public StateLabels labels() {
    return new GmailStateLabels(clients(sandbox.baseUrl()));
  }

  @Override
  public MailSearch search() {
    return new GmailSearch(clients(sandbox.baseUrl()), GmailBudget.NONE);
  }

  private static GmailClients clients(URI root) {
    return new GmailClients(
        root,
        new NetHttpTransport(),
        any -> request -> request.getHeaders().setAuthorization("Bearer sandbox-demo"));
  }
}
