package dev.threadmark.local.cli;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteQueue;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Queue;
import dev.threadmark.store.ImportStore;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** {@code --data}, for commands that read what a run has written. */
final class DataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data folder of a run.")
  Path data;

  /** The engine over a data folder, to read from. */
  record Opened(Engine engine, ImportStore imports, SqliteFile file) implements AutoCloseable {
    /** The queue of that folder, for a worker that may be running. */
    Queue queue() {
      return new SqliteQueue(file, InstantSource.system());
    }

    /** Those that are watched, and those that mail was imported into. */
    List<MailboxId> mailboxes() {
      Set<MailboxId> all = new LinkedHashSet<>();
      engine.mailboxes().all().stream().map(MailboxStore.State::mailbox).forEach(all::add);
      all.addAll(imports.mailboxes());
      return List.copyOf(all);
    }

    /** The ticket, in whichever mailbox it is. */
    Ticket ticket(TicketId id) {
      return mailboxes().stream()
          .flatMap(mailbox -> engine.tickets().own(mailbox, id).stream())
          .map(TicketStore.Stored::ticket)
          .findFirst()
          .orElseThrow(
              () ->
                  new Troubles.BadInput(
                      "there is no ticket %s; './threadmark tickets' with the same --data lists them"
                          .formatted(id)));
    }

    @Override
    public void close() {
      file.close();
    }
  }

  /** A ticket number as people write it. */
  static TicketId number(String text) {
    return TicketId.parse(text)
        .orElseThrow(
            () ->
                new Troubles.BadInput(
                    "'%s' is not a ticket number; they look like 7K3F-9QXM-2B4D".formatted(text)));
  }

  static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(
            () ->
                new Troubles.BadInput(
                    "'%s' is not an address; write one such as kim@example.com".formatted(text)));
  }

  Opened open() {
    return open(data);
  }

  static Opened open(Path data) {
    DataFolder folder = DataFolder.existing(data);
    TokenKeys keys = folder.tokenKeys();
    SqliteFile file = folder.open();
    SqliteTable table = new SqliteTable(file);
    return new Opened(
        Engine.over(table, keys, InstantSource.system(), (delivery, mark) -> {}),
        new ImportStore(table),
        file);
  }

  /** {@code --data}, for commands that make it where it is not there. */
  static final class Made {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "The data folder; made if it is not there.")
    private Path data;

    DataFolder folder() {
      return DataFolder.at(data);
    }

    /** The same data in an empty folder; workers may go on meanwhile. */
    DataFolder copiedTo(Path empty) throws IOException {
      return Files.isDirectory(data) ? folder().copiedTo(empty) : DataFolder.at(empty);
    }
  }
}
