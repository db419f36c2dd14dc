package dev.threadmark.local.demo;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Webhook;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.local.runtime.CountingTable;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.Engine;
import dev.threadmark.local.runtime.WebServer;
import dev.threadmark.local.runtime.Worker;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteQueue;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.MailProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Everything in one process: sandboxes, webhook, queue, workers, table. What the cloud spreads over
 * services is wired together here; the parts between are the very same.
 */
public final class Demo implements AutoCloseable {
  /** The mailbox of the story; also where mail from elsewhere is delivered to. */
  public static final Address ADDRESS = new Address("support@lumen.example");

  private static final System.Logger LOG = System.getLogger(Demo.class.getName());
  private static final String HOOKS = "/hooks/";
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

  private final Map<String, PlayedProvider> providers = new LinkedHashMap<>();
  private final List<Mailbox> mailboxes = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final SqliteFile file;
  private final SqliteQueue queue;
  private final CountingTable table;
  private final Engine engine;
  private final Tally tally = new Tally();
  private final WebServer server;
  private final Webhook webhook;
  private final Keeper keeper;
  private final ScheduledExecutorService timer;

  /**
   * @param names of {@link Providers}
   * @param port for webhooks and the live page; 0 for any
   */
  public Demo(List<String> names, DataFolder data, int port) {
    file = data.open();
    table = new CountingTable(new SqliteTable(file));
    queue = new SqliteQueue(file, InstantSource.system());
    engine = Engine.over(table, data.tokenKeys(), InstantSource.system(), tally);
    Map<String, BellReader> bells = new HashMap<>();
    for (String name : names) {
      PlayedProvider provider =
          Providers.all().get(name).start(List.of(new MailboxId(name, ADDRESS)));
      providers.put(name, provider);
      bells.put(HOOKS + name, provider.bell());
    }
    webhook = new Webhook(bells, queue, InstantSource.system());
    server = new WebServer(port, webhook, new LivePage(engine, this::mailboxIds)::routes);
    providers.forEach((name, provider) -> mailboxes.add(mailbox(name, provider)));
    // The sandboxes are new: cursors and bells of a run before this one mean nothing to them.
    queue.clear();
    for (Mailbox mailbox : mailboxes) {
      engine.mailboxes().restart(mailbox.id(), mailbox.since());
      engine.upkeep().forget(mailbox.id());
    }
    for (Mailbox mailbox : mailboxes) {
      workers.add(new Worker(mailbox.id().tenant(), queue, engine.worker(), mailboxes));
    }
    keeper =
        new Keeper(
            engine.upkeep(),
            engine.mailboxes(),
            engine.renewal(),
            queue,
            List.of(),
            SWEEP_EVERY,
            InstantSource.system());
    timer = Executors.newSingleThreadScheduledExecutor(Demo::daemon);
    beginToKeep();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "keeper");
    thread.setDaemon(true);
    return thread;
  }

  private void beginToKeep() {
    for (Keeper.Kept kept : keeper.run(mailboxes).mailboxes()) {
      if (kept.trouble().isPresent()) {
        throw new IllegalStateException("the sandbox would not be watched: " + kept.trouble());
      }
    }
    timer.scheduleWithFixedDelay(this::keep, 1, 1, TimeUnit.MINUTES);
  }

  /** A timer that throws once never runs again. */
  private void keep() {
    try {
      keeper.run(mailboxes);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the keeper failed and goes on: {0}", e.toString());
    }
  }

  private Mailbox mailbox(String name, PlayedProvider provider) {
    URI hook = URI.create("http://127.0.0.1:" + server.port() + HOOKS + name);
    MailProvider driver = provider.driver(hook);
    return new Mailbox(new MailboxId(name, ADDRESS), driver, Policy.DEFAULT, Instant.EPOCH);
  }

  public int port() {
    return server.port();
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
  public void deliver(StoredMail mail, Postmark postmark) throws IOException {
    byte[] raw = mail.read();
    Postmark.Marked marked = postmark.of(raw, ADDRESS);
    providers.forEach(
        (name, provider) ->
            tally.delivered(
                name,
                provider
                    .sandbox()
                    .deliver(ADDRESS.value(), raw, marked.folder(), marked.receivedAt())));
  }

  /** Waits until every bell has been answered, then looks once more as the sweep does. */
  public void drain() throws InterruptedException {
    providers.values().forEach(provider -> provider.sandbox().drainNotifications());
    for (Mailbox mailbox : mailboxes) {
      queue.put(Doorbells.write(new Doorbell(mailbox.id(), Doorbell.Why.SWEEP)));
    }
    while (queue.size() > 0) {
      Thread.sleep(5);
    }
  }

  /** Requests that the providers' APIs answered. */
  public long providerCalls() {
    return providers.values().stream().mapToLong(provider -> provider.sandbox().requests()).sum();
  }

  public long tableOps() {
    return table.reads() + table.writes();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.forEach(Worker::close);
    server.close();
    providers.values().forEach(PlayedProvider::close);
    file.close();
  }
}
