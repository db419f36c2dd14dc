package dev.threadmark.local.sending;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.Patience;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSender;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.gmail.GmailSandbox;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mailboxes at one provider that all acknowledge, each with the whole engine behind it. */
final class Desks implements AutoCloseable {
  private static final URI NO_WEBHOOK = URI.create("http://127.0.0.1:9/hooks");
  private static final Policy ACKNOWLEDGING =
      Policy.DEFAULT.acknowledging(
          Acknowledgement.of("We have your mail and will answer soon.\n\n-- \nTicket {ticket}\n"));

  final SetClock clock = new SetClock();
  private final PlayedProvider provider;
  private final List<Mailbox> watched = new ArrayList<>();
  private final Engine engine;
  private final Dispatcher dispatcher;

  /**
   * @param others addresses that have a mailbox there, which nobody watches
   */
  Desks(String name, List<String> addresses, List<String> others) {
    List<MailboxId> all = new ArrayList<>();
    addresses.forEach(address -> all.add(id(address)));
    List<MailboxId> own = List.copyOf(all);
    others.forEach(address -> all.add(id(address)));
    provider = Providers.all().get(name).start(all);
    MailProvider driver = provider.driver(NO_WEBHOOK);
    MailSender sender = provider.sender();
    own.forEach(id -> watched.add(new Mailbox(id, driver, ACKNOWLEDGING, Instant.EPOCH)));
    MemoryTable table = new MemoryTable();
    engine = Engine.over(table, TestKeys.ONE, clock, (delivery, mark) -> {});
    dispatcher =
        new Dispatcher(
            engine.outbox(),
            new KeyIndex(table),
            any -> Optional.of(sender),
            Patience.DEFAULT,
            clock);
  }

  /** Two help desks of two organisations. */
  private static MailboxId id(String address) {
    Address parsed = new Address(address);
    return new MailboxId(parsed.domain().replace(".example", ""), parsed);
  }

  void deliver(String to, String raw) {
    provider
        .sandbox()
        .deliver(
            to,
            raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
            SandboxProvider.Folder.INBOX,
            clock.instant());
  }

  /** Everybody reads what is new and sends what is due; true if anything was sent. */
  boolean round() {
    for (Mailbox mailbox : watched) {
      Outcome outcome = engine.sync().run(mailbox);
      if (!(outcome instanceof Outcome.Done)) {
        throw new IllegalStateException("the sandbox is not reached: " + outcome);
      }
    }
    clock.pass(Duration.ofSeconds(10));
    return dispatcher.run(100).sent() > 0;
  }

  List<Mail> inbox(String address) {
    return provider.sandbox().messages(address).stream()
        .filter(message -> message.folder() == SandboxProvider.Folder.INBOX)
        .map(message -> read(message.raw()))
        .toList();
  }

  private static Mail read(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<TicketList.Line> tickets(String address) {
    return engine.list().all(id(address)).toList();
  }

  List<MailMark> marks(String address) {
    return engine.journal().all(id(address)).toList();
  }

  /** The next mail goes out, but its sender is not told. */
  void cutNextAnswer() {
    if (provider.sandbox() instanceof GraphSandbox graph) {
      graph.faults().cut(1, "/send", true);
    } else {
      ((GmailSandbox) provider.sandbox()).faults().cutAfter(1, "messages/send");
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
