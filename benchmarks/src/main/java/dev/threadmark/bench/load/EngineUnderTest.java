package dev.threadmark.bench.load;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.DoorbellWorker;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Webhook;
import dev.threadmark.local.runtime.CountingTable;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.WebServer;
import dev.threadmark.local.runtime.Worker;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteQueue;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.Patience;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engine as the laptop runs it: webhook over HTTP, SQLite table and queue, a worker. All that
 * the benchmarks know of how it is put together is here.
 */
final class EngineUnderTest {
  private static final int MOST_SENT = 50;

  private final MailboxId id;
  private final Map<String, String> handled = new ConcurrentHashMap<>();
  private final UnitTable units;
  private final CountingTable table;
  private final CountingQueue queue;
  private final Engine engine;
  private final Mailbox mailbox;
  private final URI webhook;
  private volatile long firstBell;

  EngineUnderTest(DataFolder data, MailboxId id, Desk.Ends ends) {
    this.id = id;
    SqliteFile file = data.open();
    units = new UnitTable(new SqliteTable(file));
    table = new CountingTable(units);
    SqliteQueue messages = new SqliteQueue(file, InstantSource.system());
    queue = new CountingQueue(messages);
    engine =
        Engine.over(
            table,
            data.tokenKeys(),
            InstantSource.system(),
            (delivery, mark) -> handled.put(delivery.id().value(), mark.digest()),
            () -> {});
    // What was in the file before came from another sandbox.
    messages.clear();
    engine.mailboxes().restart(id, Instant.EPOCH);
    engine.upkeep().forget(id);
    String path = "/hooks/" + id.tenant();
    Webhook hook = new Webhook(Map.of(path, ends.bell()), queue::put, InstantSource.system());
    WebServer server = new WebServer(0, request -> rung(hook, request), pages -> {});
    webhook = URI.create("http://127.0.0.1:" + server.port() + path);
    mailbox = new Mailbox(id, ends.driver(webhook), Policy.DEFAULT, Instant.EPOCH);
    Dispatcher dispatcher =
        new Dispatcher(
            engine.outbox(),
            new KeyIndex(table),
            any -> Optional.of(ends.sender()),
            Patience.DEFAULT,
            InstantSource.system());
    new Worker(
        id.tenant(),
        queue,
        new DoorbellWorker(
            engine.worker(), Mailbox.among(List.of(mailbox)), () -> dispatcher.run(MOST_SENT)),
        new ConcurrentHashMap<>());
  }

  private Response rung(Webhook hook, Request request) {
    if (firstBell == 0) {
      firstBell = System.nanoTime();
    }
    return hook.answer(request);
  }

  URI webhook() {
    return webhook;
  }

  void watch() {
    engine.renewal().renew(mailbox);
  }

  /** The clock starts at the next bell. */
  void awaitBell() {
    firstBell = 0;
  }

  /** By {@link System#nanoTime}; 0 if none has rung. */
  long firstBell() {
    return firstBell;
  }

  /** How many mails are in the journal or will be when the page in hand is done. */
  long handled() {
    return handled.size();
  }

  UnitTable units() {
    return units;
  }

  CountingTable table() {
    return table;
  }

  CountingQueue queue() {
    return queue;
  }

  MailProvider driver() {
    return mailbox.provider();
  }

  MailboxId mailbox() {
    return id;
  }

  /** Where the mailbox is handled up to. */
  Optional<Cursor> cursor() {
    return engine.mailboxes().find(id).flatMap(at -> at.state().cursor()).map(Cursor::new);
  }

  /** From the file: the ticket of each mail of this run, the survivor where it was merged. */
  Map<String, String> places() {
    Map<String, MailMark> marks = engine.journal().find(id, handled.values());
    Map<String, TicketId> named = new LinkedHashMap<>();
    handled.forEach(
        (mail, digest) ->
            Optional.ofNullable(marks.get(digest))
                .flatMap(MailMark::ticket)
                .flatMap(TicketId::parse)
                .ifPresent(ticket -> named.put(mail, ticket)));
    Map<TicketId, TicketStore.Stored> tickets =
        engine.tickets().find(id, new HashSet<>(named.values()));
    Map<String, String> places = new LinkedHashMap<>();
    named.forEach((mail, ticket) -> places.put(mail, survivor(tickets, ticket).value()));
    return places;
  }

  private static TicketId survivor(Map<TicketId, TicketStore.Stored> tickets, TicketId ticket) {
    TicketId at = ticket;
    while (tickets.containsKey(at) && tickets.get(at).ticket().survivor().isPresent()) {
      at = tickets.get(at).ticket().survivor().get();
    }
    return at;
  }
}
