package dev.threadmark.local.imports;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.Set;

/** Something that can be imported. */
public interface Importable {
  /** Bytes, more or less: to tell how much is left. */
  long size();

  /**
   * Opens it.
   *
   * @param engine of the tables that it goes into
   * @param ours the mailbox's address and its aliases
   */
  SizedSource open(Engine engine, Set<Address> ours);

  /** How its mails are to be put together, where the mailbox says {@code own}. */
  default Policy policy(Policy own) {
    return own;
  }

  /** An archive of mails. */
  static Importable of(MailArchive archive) {
    return new Importable() {
      @Override
      public long size() {
        return archive.size();
      }

      @Override
      public SizedSource open(Engine engine, Set<Address> ours) {
        return new ArchiveSource(archive, new ArchivedMails(ours, Instant.now()));
      }
    };
  }
}
