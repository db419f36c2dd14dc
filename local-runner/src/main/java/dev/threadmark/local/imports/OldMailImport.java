package dev.threadmark.local.imports;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.imports.Import;
import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.ImportPosition;
import dev.threadmark.store.ImportStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Imports old mail into the tickets of a data folder.
 *
 * @param parts one after the other
 * @param since earlier mail is left out
 */
public record OldMailImport(
    List<Importable> parts, MailboxId mailbox, Policy policy, Instant since) {

  /** Of archives of mails. */
  public static OldMailImport of(
      List<MailArchive> archives, MailboxId mailbox, Policy policy, Instant since) {
    return new OldMailImport(
        archives.stream().map(Importable::of).toList(), mailbox, policy, since);
  }

  /** Bytes, more or less. */
  public long size() {
    return parts.stream().mapToLong(Importable::size).sum();
  }

  /** Where it stands. */
  public interface Watcher {
    /** A page is done, or was before; {@code passed} counts bytes of all parts. */
    void at(ImportPosition position, long passed);
  }

  /** Takes in all that is left; the tables are those of {@code data}. */
  public ImportCount run(DataFolder data, Watcher watcher) throws IOException {
    ImportCount count = new ImportCount();
    try (SqliteFile file = data.open()) {
      SqliteTable table = new SqliteTable(file);
      Engine engine =
          Engine.over(table, data.tokenKeys(), InstantSource.system(), (one, mark) -> {});
      Import work = new Import(engine, new ImportStore(table), InstantSource.system(), count);
      long before = 0;
      for (Importable part : parts) {
        try (SizedSource source = part.open(engine, ours())) {
          long earlier = before;
          Consumer<ImportPosition> told =
              position -> watcher.at(position, earlier + source.passed());
          count.add(work.run(new Import.Order(source, mailbox, part.policy(policy), since), told));
        }
        before += part.size();
      }
      try (var lines = engine.list().all(mailbox)) {
        count.tickets(lines.count());
      }
      return count;
    }
  }

  private Set<Address> ours() {
    Set<Address> ours = new HashSet<>(policy.aliases());
    ours.add(mailbox.address());
    return ours;
  }
}
