package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The {@link Upkeep} of every mailbox: one row each in the partition {@code upkeep}. */
public final class UpkeepStore {
  private static final String PARTITION = "upkeep";

  private final Table table;

  public UpkeepStore(Table table) {
    this.table = table;
  }

  public Map<MailboxId, Upkeep> all() {
    Map<MailboxId, Upkeep> all = new HashMap<>();
    for (Row row : Rows.of(table, PARTITION, 500)) {
      Upkeep upkeep = Json.read(row.value(), Upkeep.class);
      all.put(upkeep.mailbox(), upkeep);
    }
    return all;
  }

  /** Writes down a change, done again if somebody else wrote meanwhile. */
  public Upkeep change(MailboxId mailbox, UnaryOperator<Upkeep> change) {
    RowKey key = key(mailbox);
    while (true) {
      Optional<Row> row = table.get(key);
      Upkeep now =
          change.apply(
              row.map(there -> Json.read(there.value(), Upkeep.class))
                  .orElseGet(() -> Upkeep.none(mailbox)));
      Optional<String> written =
          row.isPresent()
              ? table.replace(key, Json.write(now), row.get().etag())
              : table.insert(key, Json.write(now));
      if (written.isPresent()) {
        return now;
      }
    }
  }

  /** Forgets what was done for a mailbox: the next run begins with a watch. */
  public void forget(MailboxId mailbox) {
    change(mailbox, any -> Upkeep.none(mailbox));
  }

  private static RowKey key(MailboxId mailbox) {
    return new RowKey(PARTITION, Hash.of(mailbox.toString()));
  }
}
