package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Mail that could not be handled: partition {@code quarantine/<mailbox>}, one row a mail. The mail
 * itself stays in the mailbox, and can be tried again.
 */
public final class Quarantine {
  private final Table table;

  public Quarantine(Table table) {
    this.table = table;
  }

  /**
   * @param step where it broke
   * @param why in a sentence, without any text of the mail
   */
  public record Entry(
      String providerId, String mailbox, Instant receivedAt, Instant at, String step, String why) {}

  public void put(MailboxId mailbox, Entry entry) {
    table.upsert(new RowKey(partition(mailbox), Hash.of(entry.providerId())), Json.write(entry));
  }

  public Stream<Entry> all(MailboxId mailbox) {
    return StreamSupport.stream(Rows.of(table, partition(mailbox), 500).spliterator(), false)
        .map(row -> Json.read(row.value(), Entry.class));
  }

  private static String partition(MailboxId mailbox) {
    return "quarantine/" + Hash.of(mailbox.toString());
  }
}
