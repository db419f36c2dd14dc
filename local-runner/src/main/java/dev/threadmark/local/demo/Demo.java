package dev.threadmark.local.demo;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Doorbells;
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
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Watch;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything in one process: sandboxes, webhook, queue, workers, table. What the cloud spreads over
 * services is wired together here; the parts between are the very same.
 */
public final class Demo implements AutoCloseable {
  /** The mailbox of the story; also where mail from elsewhere is delivered to. */
  public static final Address ADDRESS = new Address("support@lumen.example");

  private static final String HOOKS = "/hooks/";

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
    mailboxes.forEach(mailbox -> engine.mailboxes().restart(mailbox.id(), mailbox.since()));
    for (Mailbox mailbox : mailboxes) {
      workers.add(new Worker(mailbox.id().tenant(), queue, engine.sync(), mailboxes));
    }
    mailboxes.forEach(Demo::watch);
  }

  private Mailbox mailbox(String name, PlayedProvider provider) {
    URI hook = URI.create("http://127.0.0.1:" + server.port() + HOOKS + name);
    MailProvider driver = provider.driver(hook);
    return new Mailbox(new MailboxId(name, ADDRESS), driver, Policy.DEFAULT, Instant.EPOCH);
  }

  private static void watch(Mailbox mailbox) {
    Answer<Watch> answer = mailbox.provider().watch(mailbox.id());
    if (!(answer instanceof Answer.Got<Watch>)) {
      throw new IllegalStateException("the sandbox would not be watched: " + answer);
    }
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
    workers.forEach(Worker::close);
    server.close();
    providers.values().forEach(PlayedProvider::close);
    file.close();
  }
}
