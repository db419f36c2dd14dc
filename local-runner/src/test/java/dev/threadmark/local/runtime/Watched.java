package dev.threadmark.local.runtime;

import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.provider.Delivery;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.gmail.GmailSandbox;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.Quarantine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mailbox in a provider's sandbox, and the engine over a table, on a clock that stands still. */
public final class Watched implements AutoCloseable {
  public static final Address ADDRESS = new Address("support@lumen.example");
  private static final URI NO_WEBHOOK = URI.create("http://127.0.0.1:9/hooks");

  public final SetClock clock = new SetClock();
  public final Engine engine;
  public final Mailbox mailbox;
  public final List<String> looked = new ArrayList<>();
  private final PlayedProvider provider;

  public Watched(String name, Table table) {
    MailboxId id = new MailboxId(name, ADDRESS);
    provider = Providers.all().get(name).start(List.of(id));
    engine =
        Engine.over(
            table, new TokenKeys(Map.of("k1", new byte[32])), clock, this::looked, () -> {});
    mailbox =
        new Mailbox(
            id,
            provider.driver(NO_WEBHOOK),
            Policy.DEFAULT,
            clock.instant().minus(Duration.ofDays(365)));
  }

  private void looked(Delivery delivery, MailMark mark) {
    looked.add(delivery.id().value());
  }

  public String deliver(String raw, Instant at) {
    byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return provider.sandbox().deliver(ADDRESS.value(), bytes, SandboxProvider.Folder.INBOX, at);
  }

  /** A mail from {@code name}@customer.example, with further header lines. */
  public String deliver(String name, String... more) {
    String mail =
        "From: %1$s@customer.example\nSubject: About %1$s\nMessage-ID: <%1$s@customer.example>\n%2$s\nWords.\n";
    String lines = more.length == 0 ? "" : String.join("\n", more) + "\n";
    return deliver(mail.formatted(name, lines), clock.instant());
  }

  public Outcome look() {
    return look(1);
  }

  public Outcome look(int attempt) {
    return engine.sync().run(mailbox, attempt);
  }

  /** Looks as often as a mail is tried before it is given up, every two minutes. */
  public void lookInVain() {
    for (int attempt = 1; attempt <= 5; attempt++) {
      look();
      clock.pass(Duration.ofMinutes(2));
    }
  }

  public MailboxStore.State state() {
    return engine.mailboxes().find(mailbox.id()).orElseThrow().state();
  }

  public List<Quarantine.Entry> quarantine() {
    return engine.quarantine().all(mailbox.id()).toList();
  }

  /** What became of a mail. */
  public String decision(String id) {
    return String.join(
        ",",
        engine
            .journal()
            .all(mailbox.id())
            .filter(mark -> mark.providerId().equals(id))
            .map(MailMark::decision)
            .toList());
  }

  public GraphSandbox graph() {
    return (GraphSandbox) provider.sandbox();
  }

  public GmailSandbox gmail() {
    return (GmailSandbox) provider.sandbox();
  }

  public SandboxProvider sandbox() {
    return provider.sandbox();
  }

  @Override
  public void close() {
    provider.close();
  }
}
