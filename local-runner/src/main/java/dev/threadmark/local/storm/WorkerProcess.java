package dev.threadmark.local.storm;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.DoorbellWorker;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.local.runtime.CountingTable;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.Worker;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteQueue;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process that is killed: workers on a data folder that another process shares. Arguments: the
 * folder, the mailboxes' address, and for each provider {@code name=url}. Before each write to the
 * table it prints how often it has read and written so far. It ends when its input does, so that it
 * cannot outlive the process that started it.
 */
final class WorkerProcess {
  /** A killed worker's bells are taken up soon; a slow one's are answered twice. */
  private static final Worker.Pace PACE =
      new Worker.Pace(Duration.ofSeconds(2), Duration.ofMillis(100));

  private static final Logger ROOT = Logger.getLogger("");

  private WorkerProcess() {}

  public static void main(String[] args) throws IOException {
    // To be told to wait, or that a cursor has expired, is what happens here all the time.
    ROOT.setLevel(Level.WARNING);
    DataFolder data = DataFolder.existing(Path.of(args[0]));
    SqliteFile file = data.open();
    // Its mails arrive in the past, so the time of looking says nothing about them: by this clock
    // nothing counts as reconciled, and after an expired cursor all of it is read again.
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    Engine engine = Engine.over(reporting(file), data.tokenKeys(), clock, (delivery, mark) -> {});
    SqliteQueue queue = new SqliteQueue(file, InstantSource.system());
    List<Mailbox> mailboxes = new ArrayList<>();
    for (String provider : List.of(args).subList(2, args.length)) {
      mailboxes.add(mailbox(new Address(args[1]), provider));
    }
    DoorbellWorker worker = new DoorbellWorker(engine.worker(), Mailbox.among(mailboxes), () -> {});
    Map<MailboxId, Object> locks = new ConcurrentHashMap<>();
    for (Mailbox mailbox : mailboxes) {
      new Worker(mailbox.id().tenant(), queue, worker, locks, PACE);
    }
    while (System.in.read() >= 0) {
      // nothing is said to it
    }
    Runtime.getRuntime().halt(0);
  }

  private static CountingTable reporting(SqliteFile file) {
    AtomicReference<CountingTable> itself = new AtomicReference<>();
    CountingTable table =
        new CountingTable(
            new SqliteTable(file),
            () -> System.out.println(itself.get().reads() + " " + itself.get().writes()));
    itself.set(table);
    return table;
  }

  private static Mailbox mailbox(Address address, String provider) {
    int equals = provider.indexOf('=');
    String name = provider.substring(0, equals);
    URI sandbox = URI.create(provider.substring(equals + 1));
    return new Mailbox(
        new MailboxId(name, address),
        Providers.readers().get(name).apply(sandbox),
        Policy.DEFAULT,
        Instant.EPOCH);
  }
}
