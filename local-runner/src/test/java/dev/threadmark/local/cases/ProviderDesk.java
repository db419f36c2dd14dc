package dev.threadmark.local.cases;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.threadmark.cases.CaseMailbox;
import dev.threadmark.cases.CorrelationCase;
import dev.threadmark.cases.JournalDesk;
import dev.threadmark.cases.TestKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.local.runtime.Comparison;
import dev.threadmark.local.runtime.CountingTable;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
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
import java.util.concurrent.atomic.AtomicInteger;

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
    Engine empty = over(new MemoryTable());
    mailboxes.forEach(mailbox -> done(empty.rebuild().run(mailbox, Rebuild.Begin.EMPTY)));
    return differences(empty);
  }

  /** The same, where the process dies before that write and another one goes on. */
  List<String> differencesWhenRebuiltByTwo(int write) {
    MemoryTable table = new MemoryTable();
    AtomicInteger left = new AtomicInteger(write);
    Engine first =
        over(
            new CountingTable(
                table,
                () -> {
                  if (left.decrementAndGet() <= 0) {
                    throw new StoreUnavailable("the process is dead", null);
                  }
                }));
    assertThrows(
        StoreUnavailable.class,
        () -> mailboxes.forEach(box -> done(first.rebuild().run(box, Rebuild.Begin.EMPTY))));
    Engine second = over(table);
    mailboxes.forEach(mailbox -> done(second.rebuild().run(mailbox, Rebuild.Begin.GO_ON)));
    return differences(second);
  }

  /** How many writes a rebuild takes. */
  int writesOfRebuild() {
    CountingTable table = new CountingTable(new MemoryTable());
    Engine empty = over(table);
    mailboxes.forEach(mailbox -> done(empty.rebuild().run(mailbox, Rebuild.Begin.EMPTY)));
    return (int) table.writes();
  }

  private static Engine over(Table table) {
    return Engine.over(table, TestKeys.ONE, InstantSource.system(), (delivery, mark) -> {});
  }

  private static void done(Rebuild.Result result) {
    assertInstanceOf(Rebuild.Result.Done.class, result);
  }

  private List<String> differences(Engine now) {
    return mailboxes.stream()
        .flatMap(box -> new Comparison(engine, now, box.id()).differences().stream())
        .toList();
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
