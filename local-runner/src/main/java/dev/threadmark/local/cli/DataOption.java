package dev.threadmark.local.cli;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteQueue;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Queue;
import dev.threadmark.store.MailboxStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
  record Opened(Engine engine, SqliteFile file) implements AutoCloseable {
    /** The queue of that folder, for a worker that may be running. */
    Queue queue() {
      return new SqliteQueue(file, InstantSource.system());
    }

    List<MailboxId> mailboxes() {
      return engine.mailboxes().all().stream().map(MailboxStore.State::mailbox).toList();
    }

    @Override
    public void close() {
      file.close();
    }
  }

  Opened open() {
    return open(data);
  }

  static Opened open(Path data) {
    DataFolder folder = DataFolder.existing(data);
    TokenKeys keys = folder.tokenKeys();
    SqliteFile file = folder.open();
    return new Opened(
        Engine.over(new SqliteTable(file), keys, InstantSource.system(), (delivery, mark) -> {}),
        file);
  }
}
