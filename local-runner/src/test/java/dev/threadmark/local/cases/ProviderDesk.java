package dev.threadmark.local.cases;

import dev.threadmark.cases.CaseMailbox;
import dev.threadmark.cases.CorrelationCase;
import dev.threadmark.cases.JournalDesk;
import dev.threadmark.cases.TestKeys;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.local.runtime.Comparison;
import dev.threadmark.local.runtime.Engine;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.gmail.GmailSandbox;
import dev.threadmark.sandbox.graph.GraphSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A case's mailboxes at a provider's sandbox, read by the real driver and the whole engine. */
final class ProviderDesk extends JournalDesk {
  /** Nothing rings here: the desk looks when the case says so. */
  private static final URI NO_WEBHOOK = URI.create("http://127.0.0.1:9/hooks");

  private static final Instant BEFORE_ALL = Instant.parse("2020-01-01T00:00:00Z");

  private final PlayedProvider provider;
  private final Engine engine;
  private final List<Mailbox> mailboxes = new ArrayList<>();

  private ProviderDesk(String name, CorrelationCase play, MemoryTable table) {
    super(table);
    List<CaseMailbox> boxes = List.copyOf(play.told().mailboxes().values());
    provider = Providers.all().get(name).start(boxes.stream().map(CaseMailbox::id).toList());
    MailProvider driver = provider.driver(NO_WEBHOOK);
    boxes.forEach(box -> mailboxes.add(new Mailbox(box.id(), driver, box.policy(), BEFORE_ALL)));
    engine = Engine.over(table, TestKeys.ONE, InstantSource.system(), (delivery, mark) -> {});
  }

  static ProviderDesk of(String provider, CorrelationCase play) {
    return new ProviderDesk(provider, play, new MemoryTable());
  }

  @Override
  public void deliver(Incoming incoming) {
    SandboxProvider.Folder folder =
        incoming.sent() ? SandboxProvider.Folder.SENT : SandboxProvider.Folder.INBOX;
    String address = incoming.mailbox().address().value();
    SandboxProvider sandbox = provider.sandbox();
    if (incoming.found().isEmpty()) {
      sandbox.deliver(address, incoming.raw(), folder, incoming.at());
      return;
    }
    var found = SandboxProvider.Found.valueOf(incoming.found().get().toUpperCase(Locale.ROOT));
    String from = mail(incoming.raw()).from().orElseThrow().domain();
    sandbox.deliver(address, incoming.raw(), folder, incoming.at(), found, from);
  }

  @Override
  public void remove(MailboxId mailbox, MessageId id) {
    String address = mailbox.address().value();
    provider.sandbox().messages(address).stream()
        .filter(message -> idOf(message.raw()).equals(id))
        .forEach(message -> remove(address, message.id()));
  }

  private void remove(String address, String id) {
    if (provider.sandbox() instanceof GraphSandbox graph) {
      graph.remove(address, id);
    } else {
      ((GmailSandbox) provider.sandbox()).remove(address, id);
    }
  }

  @Override
  public void look() {
    for (Mailbox mailbox : mailboxes) {
      Outcome outcome = engine.sync().run(mailbox);
      if (!(outcome instanceof Outcome.Done)) {
        throw new IllegalStateException("the sandbox is not reached: " + outcome);
      }
    }
  }

  /** Makes the tables again from the mailboxes alone, and tells what is not as before. */
  List<String> differencesWhenRebuilt() {
    Engine empty =
        Engine.over(
            new MemoryTable(), TestKeys.ONE, InstantSource.system(), (delivery, mark) -> {});
    List<String> differences = new ArrayList<>();
    for (Mailbox mailbox : mailboxes) {
      Rebuild.Result result = empty.rebuild().run(mailbox, Rebuild.Begin.EMPTY);
      if (!(result instanceof Rebuild.Result.Done)) {
        throw new IllegalStateException("not rebuilt: " + result);
      }
    }
    for (Mailbox mailbox : mailboxes) {
      differences.addAll(new Comparison(engine, empty, mailbox.id()).differences());
    }
    return differences;
  }

  private static MessageId idOf(byte[] raw) {
    return mail(raw).id();
  }

  private static Mail mail(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
