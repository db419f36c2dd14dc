package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far imports are: one row a mailbox, source and cut-off in the partition {@code imports}. What
 * is written there is only ever too old, and then some mail is looked at once more.
 */
public final class ImportStore {
  private static final String PARTITION = "imports";
  private static final int PAGE = 500;

  private final Table table;

  public ImportStore(Table table) {
    this.table = table;
  }

  public Optional<ImportPosition> find(MailboxId mailbox, String source, Instant since) {
    return table
        .get(key(mailbox, source, since))
        .map(row -> Json.read(row.value(), ImportPosition.class));
  }

  public void write(ImportPosition position) {
    table.upsert(
        key(position.mailbox(), position.source(), position.since()), Json.write(position));
  }

  /** All mailboxes that anything was imported into. */
  public Set<MailboxId> mailboxes() {
    Set<MailboxId> all = new LinkedHashSet<>();
    Rows.of(table, PARTITION, PAGE)
        .forEach(row -> all.add(Json.read(row.value(), ImportPosition.class).mailbox()));
    return all;
  }

  private static RowKey key(MailboxId mailbox, String source, Instant since) {
    return new RowKey(PARTITION, Hash.of(mailbox.toString(), source, since.toString()));
  }
}
