package dev.threadmark.local.desk;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.customer.CustomerPages;
import dev.threadmark.desk.Done;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.notice.Notifier;
import dev.threadmark.notice.Staff;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.Patience;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.ServiceLevel;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A help desk at one provider, and the mailbox of a customer. */
final class HelpDesk implements AutoCloseable {
  static final Address SUPPORT = new Address("support@lumen.example");
  static final Address KIM = new Address("kim@customer.example");
  static final Address ANA = new Address("ana@lumen.example");
  static final Address BO = new Address("bo@lumen.example");
  static final MailboxId DESK = new MailboxId("lumen", SUPPORT);

  /** Answers are promised within a day, at any hour. */
  private static final ServiceLevel DAY =
      new ServiceLevel(
          Duration.ofDays(1),
          EnumSet.allOf(DayOfWeek.class),
          LocalTime.MIDNIGHT,
          LocalTime.MIDNIGHT,
          ZoneOffset.UTC,
          Set.of());

  final SetClock clock = new SetClock();
  final MemoryTable table = new MemoryTable();
  final List<String> bells = new ArrayList<>();
  final CustomerPages pages;
  final Engine engine;
  final PlayedProvider provider;
  private Mailbox mailbox;
  private final Dispatcher dispatcher;
  private final Notifier notifier;
  private final String prefix;

  HelpDesk(String name) {
    this(name, Policy.DEFAULT);
  }

  HelpDesk(String name, Policy policy) {
    this(name, policy, PageLinks.NONE);
  }

  HelpDesk(String name, Policy policy, PageLinks links) {
    // What is sent, the sandbox dates by the machine's own clock.
    clock.pass(Duration.between(clock.instant(), Instant.now()));
    provider =
        Providers.all()
            .get(name)
            .start(List.of(DESK, new MailboxId("customer", KIM), new MailboxId("people", ANA)));
    prefix = name.equals("gmail") ? "Threadmark/" : "";
    StateLabels labels = provider.labels();
    engine =
        Engine.over(
            table,
            TestKeys.ONE,
            clock,
            (delivery, mark) -> {},
            () -> {},
            threads -> threads,
            Optional.of(id -> Optional.of(labels)),
            id -> Optional.of(policy).filter(any -> id.equals(DESK)),
            links);
    pages = new CustomerPages(links, engine, table, bells::add, clock);
    notifier =
        new Notifier(
            table,
            List.of(),
            List.of(new Staff(DESK, Set.of(ANA), policy.aliases(), Optional.of(DAY), true)),
            Optional.of(new Notifier.Mails(TestKeys.ONE, "https://desk.example/console/")),
            clock);
    mailbox =
        new Mailbox(
                DESK,
                provider.driver(URI.create("http://127.0.0.1:9/hooks")),
                policy,
                Instant.EPOCH)
            .searchedBy(provider.search());
    dispatcher =
        new Dispatcher(
            engine.outbox(),
            new KeyIndex(table),
            any -> Optional.of(provider.sender()),
            Patience.DEFAULT,
            clock);
    sweep();
  }

  /** A mail of Kim's. */
  void kimWrites(String id, String subject, String answers) {
    String raw =
        "From: Kim <%s>\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\n%s\r\nIt is %s.\r\n"
            .formatted(
                KIM,
                SUPPORT,
                subject,
                id,
                answers.isEmpty()
                    ? ""
                    : "In-Reply-To: <%s>\r\nReferences: <%s>\r\n".formatted(answers, answers),
                id.replace("@", " at "));
    deliver(raw, SandboxProvider.Folder.INBOX);
  }

  /** An answer of Kim's that names an older mail, too. */
  void kimAnswers(String id, String subject, String answers, String older) {
    deliver(
        "From: Kim <%s>\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\nIn-Reply-To: <%s>\r\nReferences: <%s> <%s>\r\n\r\nSo it is.\r\n"
            .formatted(KIM, SUPPORT, subject, id, answers, older, answers),
        SandboxProvider.Folder.INBOX);
  }

  /** A mail of Kim's that says {@code text} and answers nothing. */
  void kimWritesAnew(String id, String subject, String text) {
    deliver(
        "From: Kim <%s>\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\n\r\n%s\r\n"
            .formatted(KIM, SUPPORT, subject, id, text),
        SandboxProvider.Folder.INBOX);
  }

  /** What tables say that are built anew from the mailbox. */
  Engine rebuilt() {
    Engine anew = Engine.over(new MemoryTable(), TestKeys.ONE, clock, (delivery, mark) -> {});
    Rebuild.Result result = anew.rebuild().run(mailbox, Rebuild.Begin.EMPTY);
    if (!(result instanceof Rebuild.Result.Done)) {
      throw new AssertionError("rebuilt to the end, not " + result);
    }
    return anew;
  }

  /** Somebody answers who has no part in it. */
  void strangerAnswers(String id, String subject, String answers) {
    deliver(
        "From: lee@elsewhere.example\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\nIn-Reply-To: <%s>\r\n\r\nIt is mine.\r\n"
            .formatted(SUPPORT, subject, id, answers),
        SandboxProvider.Folder.INBOX);
  }

  /** From now on what was closed so long ago is not kept. */
  void keep(Duration time) {
    mailbox = mailbox.keeping(time);
  }

  Mailbox mailbox() {
    return mailbox;
  }

  /** An answer that a colleague wrote in Outlook or Gmail. */
  void colleagueAnswers(String id, String subject, String answers) {
    deliver(
        "From: %s\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\nIn-Reply-To: <%s>\r\n\r\nTry this.\r\n"
            .formatted(SUPPORT, KIM, subject, id, answers),
        SandboxProvider.Folder.SENT);
  }

  /** Any mail that comes in. */
  void arrives(String raw) {
    deliver(raw.replace("\n", "\r\n"), SandboxProvider.Folder.INBOX);
  }

  private void deliver(String raw, SandboxProvider.Folder folder) {
    // On a slow machine what was sent may be younger than our clock, and what comes is younger yet.
    Duration behind = Duration.between(clock.instant(), Instant.now());
    clock.pass(behind.isNegative() ? Duration.ZERO : behind);
    provider
        .sandbox()
        .deliver(SUPPORT.value(), raw.getBytes(StandardCharsets.UTF_8), folder, clock.instant());
  }

  /** What the timer has done: mail is read, what is due is sent, labels are looked at. */
  void sweep() {
    Outcome outcome = engine.sync().run(mailbox);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("the sandbox is not reached: " + outcome);
    }
    dispatcher.run(100);
    engine.mirror().look(DESK);
    engine.mirror().run(1_000);
  }

  /** What the timer has done, people told by mail. */
  void keep() {
    notifier.follow(DESK);
    notifier.remind(100);
    sweep();
  }

  void act(Act act, Address by) {
    Done<Ticket> done = engine.desk().act(DESK, only().id(), OptionalInt.empty(), act, by);
    if (!(done instanceof Done.So<Ticket>)) {
      throw new AssertionError(done);
    }
  }

  void pass(Duration time) {
    clock.pass(time);
  }

  List<Ticket> tickets() {
    return engine.list().all(DESK).map(line -> ticket(new TicketId(line.ticket()))).toList();
  }

  Ticket only() {
    List<Ticket> all = tickets();
    if (all.size() != 1) {
      throw new AssertionError("one ticket, not " + all);
    }
    return all.get(0);
  }

  Ticket ticket(TicketId id) {
    return engine.tickets().find(DESK, id).orElseThrow().ticket();
  }

  /** What came to Kim. */
  List<Mail> kimsInbox() {
    return inbox(KIM);
  }

  List<Mail> inbox(Address address) {
    return provider.sandbox().messages(address.value()).stream()
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

  /** The messages of the help desk's mailbox, in the order they came. */
  List<String> messages() {
    return provider.sandbox().messages(SUPPORT.value()).stream()
        .map(SandboxProvider.StoredMessage::id)
        .toList();
  }

  /** The states that people see on a message. */
  List<String> states(String message) {
    return provider.sandbox().labels(SUPPORT.value(), message).stream()
        .filter(label -> label.matches(prefix + "(Open|Waiting|Closed)"))
        .map(label -> label.substring(prefix.length()))
        .toList();
  }

  /** Somebody changes the state of a message by hand. */
  void relabel(String message, String add, List<String> remove) {
    provider
        .sandbox()
        .relabel(
            SUPPORT.value(),
            message,
            List.of(prefix + add),
            remove.stream().map(label -> prefix + label).toList());
  }

  @Override
  public void close() {
    provider.close();
  }
}
