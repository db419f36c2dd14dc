package dev.threadmark.story;

import dev.threadmark.local.demo.Demo;
import dev.threadmark.local.demo.Postmark;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.gmail.GmailSandbox;
import dev.threadmark.sandbox.graph.GraphSandbox;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Both providers as the laptop's demo plays them, the mailbox of the story in each. */
final class Mailboxes implements AutoCloseable {
  static final List<MailboxId> IDS =
      List.of(new MailboxId("graph", Demo.ADDRESS), new MailboxId("gmail", Demo.ADDRESS));

  private static final String AUDIENCE = "https://threadmark.example/hooks/gmail";
  private static final String PUSHER = "push@sandbox.iam.gserviceaccount.com";

  private final GraphSandbox graph = new GraphSandbox();
  private final GmailSandbox gmail = GmailSandbox.start(Clock.systemUTC());
  private final Map<String, SandboxProvider> all = Map.of("graph", graph, "gmail", gmail);
  private final Map<MailboxId, Set<String>> delivered = new HashMap<>();
  private final Postmark postmark = new Postmark(Instant.now());

  Mailboxes() {
    graph.mailbox(Demo.ADDRESS.value());
    gmail.mailbox(Demo.ADDRESS.value());
  }

  /** What an admin sets for these two, less what belongs to a cloud. */
  Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("THREADMARK_MAILBOXES", "[%s,%s]".formatted(listed("graph"), listed("gmail"))),
        Map.entry("THREADMARK_URL", "https://not.known.yet.example"),
        Map.entry("THREADMARK_TOKEN_KEYS", "k1 00112233445566778899aabbccddeeff"),
        Map.entry("GRAPH_URL", graph.baseUrl().toString()),
        Map.entry("GRAPH_CREDENTIAL", "static"),
        Map.entry("GRAPH_TOKEN", "sandbox-story"),
        Map.entry("GRAPH_WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef"),
        Map.entry("GMAIL_URL", gmail.baseUrl().toString()),
        Map.entry("GMAIL_CREDENTIAL", "static"),
        Map.entry("GMAIL_TOKEN", "sandbox-story"),
        Map.entry("GMAIL_TOPIC", "projects/sandbox/topics/mail"),
        Map.entry("GMAIL_PUSH_AUDIENCE", AUDIENCE),
        Map.entry("GMAIL_PUSH_ACCOUNT", PUSHER),
        Map.entry("GMAIL_PUSH_KEYS_URL", gmail.certsUrl().toString()));
  }

  private static String listed(String provider) {
    return "{\"provider\":\"%s\",\"tenant\":\"%s\",\"address\":\"%s\",\"since\":\"%s\"}"
        .formatted(provider, provider, Demo.ADDRESS.value(), Instant.EPOCH);
  }

  /** Graph learns it from its subscription. */
  void pushTo(URI webhook) {
    gmail.pubSub().pushTo(webhook.resolve("/hooks/gmail"), AUDIENCE, PUSHER);
  }

  /** Delivers a mail to both, when and where the demo would. */
  void deliver(StoredMail mail) throws IOException {
    byte[] raw = mail.read();
    Postmark.Marked marked = postmark.of(raw, Demo.ADDRESS);
    for (MailboxId id : IDS) {
      delivered
          .computeIfAbsent(id, any -> new HashSet<>())
          .add(
              all.get(id.tenant())
                  .deliver(Demo.ADDRESS.value(), raw, marked.folder(), marked.receivedAt()));
    }
  }

  Set<String> delivered(MailboxId mailbox) {
    return delivered.get(mailbox);
  }

  /** Waits until both have rung for everything so far. */
  void rung() {
    all.values().forEach(SandboxProvider::drainNotifications);
  }

  @Override
  public void close() {
    all.values().forEach(SandboxProvider::close);
  }
}
