package dev.threadmark.local.demo;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.customer.CustomerPages;
import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.DoorbellWorker;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Webhook;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.runtime.CountingTable;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.LocalTelemetry;
import dev.threadmark.local.runtime.Worker;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteQueue;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.local.storm.Storm;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.Patience;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything in one process: sandboxes, webhook, queue, workers, table. What the cloud spreads over
 * services is wired together here; the parts between are the very same.
 */
public final class Demo implements AutoCloseable {
  /** The mailbox of the story; also where mail from elsewhere is delivered to. */
  public static final Address ADDRESS = new Address("support@lumen.example");

  /** Who sits at this machine. */
  public static final Address AGENT = new Address("mira@lumen.example");

  private static final String HOOKS = "/hooks/";
  private static final int MOST_SENT = 50;
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

  private final Sandboxes sandboxes;
  private final List<Mailbox> mailboxes = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final SqliteFile file;
  private final SqliteQueue queue;
  private final CountingTable table;
  private final Engine engine;
  private final Tally tally = new Tally();
  private final Telemetry telemetry = LocalTelemetry.of(System.getenv());
  private final FrontDoor door;
  private final Optional<Storm> storm;
  private final Policy policy;
  private final Dispatcher dispatcher;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicBoolean mirroring = new AtomicBoolean();
  private final Keeper keeper;
  private final Rounds rounds = new Rounds();

  /**
   * @param names of {@link dev.threadmark.local.providers.Providers}
   * @param port for webhooks and the live page; 0 for any
   */
  public Demo(List<String> names, DataFolder data, int port) {
    this(names, data, port, Optional.empty(), Policy.DEFAULT);
  }

  /**
   * @param storm what is to go wrong; then a process of its own, which it kills, does the work
   * @param policy of every mailbox, unless there is a storm
   */
  public Demo(List<String> names, DataFolder data, int port, Optional<Storm> storm, Policy policy) {
    this.storm = storm;
    this.policy = policy;
    file = data.open();
    table = new CountingTable(new SqliteTable(file));
    queue = new SqliteQueue(file, InstantSource.system());
    List<MailboxId> ids = names.stream().map(name -> new MailboxId(name, ADDRESS)).toList();
    sandboxes = new Sandboxes(ids);
    PageLinks links = storm.isPresent() ? PageLinks.NONE : links(ids);
    engine =
        Engine.over(
            table,
            data.tokenKeys(),
            InstantSource.system(),
            telemetry.watching(tally),
            () -> {},
            telemetry::carrying,
            Optional.of(id -> Optional.of(sandboxes.labels(id.tenant()))),
            any -> Optional.of(policy),
            links);
    Webhook webhook = new Webhook(sandboxes.bells(HOOKS), queue::put, InstantSource.system());
    Function<Request, Response> answers =
        storm.map(one -> one.before(webhook)).orElse(webhook::answer);
    door = new FrontDoor(port, answers, engine, ids, AGENT);
    ids.forEach(id -> mailboxes.add(mailbox(id)));
    door.open(
        engine,
        mailboxes,
        queue::put,
        new CustomerPages(links, engine, table, queue::put, InstantSource.system()));
    // The sandboxes are new: cursors and bells of a run before this one mean nothing to them.
    queue.clear();
    for (Mailbox mailbox : mailboxes) {
      engine.mailboxes().restart(mailbox.id(), mailbox.since());
      engine.upkeep().forget(mailbox.id());
    }
    dispatcher =
        new Dispatcher(
            engine.outbox(),
            new KeyIndex(table),
            id -> Optional.of(sandboxes.sender(id.tenant())),
            Patience.DEFAULT,
            InstantSource.system());
    keeper =
        new Keeper(
            engine.upkeep(),
            engine.mailboxes(),
            engine.renewal(),
            queue,
            List.of(
                new Keeper.Chore("end what was begun", () -> engine.carrier().finish(MOST_SENT)),
                new Keeper.Chore("send what is due", this::send),
                new Keeper.Chore("index old tickets", () -> engine.indexing().run(mailboxes))),
            SWEEP_EVERY,
            InstantSource.system());
    beginToKeep();
    storm.ifPresentOrElse(one -> one.begin(data, ADDRESS, sandboxes::forEach), this::work);
  }

  private PageLinks links(List<MailboxId> ids) {
    Map<MailboxId, PageLinks.Offer> offers =
        ids.stream().collect(Collectors.toMap(id -> id, id -> PageLinks.Offer.USUAL));
    return new PageLinks(this::address, offers);
  }

  private String address() {
    return door.at("").toString();
  }

  private void work() {
    BellAnswering worker =
        telemetry.traced(new DoorbellWorker(engine.worker(), Mailbox.among(mailboxes), this::send));
    Map<MailboxId, Object> locks = new ConcurrentHashMap<>();
    for (Mailbox mailbox : mailboxes) {
      workers.add(new Worker(mailbox.id().tenant(), queue, worker, locks));
    }
  }

  private void send() {
    sent.addAndGet(dispatcher.run(MOST_SENT).sent());
  }

  private void mirror() {
    mailboxes.forEach(mailbox -> engine.mirror().look(mailbox.id()));
    engine.mirror().run(MOST_SENT);
  }

  private void beginToKeep() {
    for (Keeper.Kept kept : keeper.run(mailboxes).mailboxes()) {
      if (kept.trouble().isPresent()) {
        throw new IllegalStateException("the sandbox would not be watched: " + kept.trouble());
      }
    }
    rounds.every(1, TimeUnit.MINUTES, "the keeper", this::keep);
    rounds.every(1, TimeUnit.SECONDS, "sending", this::settle);
  }

  /** A cloud's keeper does the same every few minutes: here somebody watches. */
  private void settle() {
    send();
    if (mirroring.get()) {
      mirror();
    }
  }

  private void keep() {
    telemetry.keep(() -> keeper.run(mailboxes), engine, InstantSource.system());
  }

  private Mailbox mailbox(MailboxId id) {
    URI hook = door.at(HOOKS + id.tenant());
    MailProvider driver = telemetry.metered(id.tenant(), sandboxes.driver(id.tenant(), hook));
    return new Mailbox(id, driver, policy, Instant.EPOCH)
        .searchedBy(telemetry.metered(id.tenant(), sandboxes.search(id.tenant())));
  }

  public int port() {
    return door.port();
  }

  /** From now on the mailboxes show the state of tickets, and are looked at for what people do. */
  public void beginToMirror() {
    mirroring.set(true);
  }

  /** Where the console is, and the right to use it: good for once. */
  public URI loginLink() {
    return door.loginLink();
  }

  /** The outside world of a provider. */
  public SandboxProvider sandbox(String name) {
    return sandboxes.sandbox(name);
  }

  public Engine engine() {
    return engine;
  }

  public Tally tally() {
    return tally;
  }

  public List<MailboxId> mailboxIds() {
    return mailboxes.stream().map(Mailbox::id).toList();
  }

  /** Delivers a mail to every provider's mailbox; bells ring by themselves. */
  public void deliver(StoredMail mail, Postmark postmark) throws IOException, InterruptedException {
    byte[] raw = mail.read();
    Postmark.Marked marked = postmark.of(raw, ADDRESS);
    sandboxes.forEach(
        (name, sandbox) ->
            tally.delivered(
                name, sandbox.deliver(ADDRESS.value(), raw, marked.folder(), marked.receivedAt())));
    if (storm.isPresent()) {
      pause(storm.get().pause());
    }
  }

  private void pause(Storm.Pause pause) throws InterruptedException {
    if (pause != Storm.Pause.NONE) {
      sandboxes.rung();
    }
    if (pause == Storm.Pause.SWEEP) {
      sweep();
    }
    if (pause == Storm.Pause.HANDLED) {
      answered();
    }
  }

  /** Waits until every bell has been answered, then looks once more as the sweep does. */
  public void drain() throws InterruptedException {
    storm.ifPresent(Storm::release);
    int before;
    do {
      before = sent.get();
      sandboxes.rung();
      sweep();
      answered();
    } while (sent.get() > before); // what was sent lies in the mailbox too
    if (storm.isPresent()) {
      countTheJournal();
    }
  }

  private void sweep() {
    for (Mailbox mailbox : mailboxes) {
      queue.put(Doorbells.write(new Doorbell(mailbox.id(), Doorbell.Why.SWEEP)));
    }
  }

  private void answered() throws InterruptedException {
    while (queue.size() > 0) {
      storm.ifPresent(Storm::mustGoOn);
      Thread.sleep(5);
    }
  }

  /** What a killed process has said counts for nothing, only what it has written. */
  private void countTheJournal() {
    for (MailboxId id : mailboxIds()) {
      engine.journal().all(id).forEach(mark -> tally.handled(id.tenant(), mark.providerId(), mark));
    }
  }

  /**
   * Makes the tables anew from nothing but the mailboxes, beside those of this run.
   *
   * @param empty a folder without data; the same token keys are used
   */
  public Rebuilt rebuilt(DataFolder empty) {
    return Rebuilt.of(engine, List.copyOf(mailboxes), empty);
  }

  /** For a person who waits: mails handled, or with a storm, delivered. */
  public long progress() {
    return storm.isPresent() ? tally.mails() : tally.handledSoFar();
  }

  /** Requests that the providers' APIs answered. */
  public long providerCalls() {
    return sandboxes.requests();
  }

  public long tableOps() {
    return table.reads() + table.writes() + storm.map(Storm::tableOps).orElse(0L);
  }

  @Override
  public void close() {
    rounds.close();
    workers.forEach(Worker::close);
    storm.ifPresent(Storm::close);
    door.close();
    sandboxes.close();
    file.close();
  }
}
