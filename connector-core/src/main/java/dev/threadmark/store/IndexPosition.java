package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.util.Optional;

/**
 * How far down its list a mailbox's older tickets have been indexed: the row {@code position} of
 * {@code words/<mailbox>}. That of another version of the words counts as none.
 */
public final class IndexPosition {
  private static final String VERSION = WordIndex.VERSION + " ";
  private static final String END = "end";

  private final Table table;

  public IndexPosition(Table table) {
    this.table = table;
  }

  /** The cursor in the list to go on from; empty if all of it is done. */
  public Optional<String> find(MailboxId mailbox) {
    String value = table.get(key(mailbox)).map(Row::value).orElse("");
    String position = value.startsWith(VERSION) ? value.substring(VERSION.length()) : "";
    return Optional.of(position).filter(one -> !one.equals(END));
  }

  /** Two that move it at once do the same work twice, and no harm. */
  public void move(MailboxId mailbox, Optional<String> cursor) {
    table.upsert(key(mailbox), VERSION + cursor.orElse(END));
  }

  private static RowKey key(MailboxId mailbox) {
    return new RowKey("words/" + Hash.of(mailbox.toString()), "position");
  }
}
