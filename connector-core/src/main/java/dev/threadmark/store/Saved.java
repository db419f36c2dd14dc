package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.util.Locale;
import java.util.Optional;

/** What people of a mailbox share besides tickets: partition {@code saved/<mailbox>}. */
public final class Saved {
  /** Characters of JSON that fit: the longest value of a table. */
  public static final int MOST_CHARS = Table.MAX_VALUE_CHARS;

  private final Table table;

  public Saved(Table table) {
    this.table = table;
  }

  public enum What {
    VIEWS,
    TEMPLATES
  }

  /** As it was written, JSON. */
  public Optional<String> find(MailboxId mailbox, What what) {
    return table.get(key(mailbox, what)).map(Row::value);
  }

  /**
   * @param json at most {@link #MOST_CHARS}
   */
  public void write(MailboxId mailbox, What what, String json) {
    table.upsert(key(mailbox, what), json);
  }

  private static RowKey key(MailboxId mailbox, What what) {
    return new RowKey(partition(mailbox), what.name().toLowerCase(Locale.ROOT));
  }

  /** Where it lies. */
  public static String partition(MailboxId mailbox) {
    return "saved/" + Hash.of(mailbox.toString());
  }
}
