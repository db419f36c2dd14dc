package dev.threadmark.store;

import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.store.KeyIndex.Entry;
import dev.threadmark.ticket.TicketId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes rows out of the {@link KeyIndex}. */
public final class ForgottenKeys {
  private final Table table;

  public ForgottenKeys(Table table) {
    this.table = table;
  }

  /** What a row of the index says. */
  public static Sighting sighting(Row row) {
    Entry entry = Json.read(row.value(), Entry.class);
    return entry.sighting(entry.key());
  }

  /** Forgets what keys lead to, as far as they lead to {@code ticket}. */
  public void forget(MailboxId mailbox, TicketId ticket, Collection<ThreadKey> keys) {
    for (ThreadKey key : keys) {
      List<RowKey> places = List.of(KeyIndex.shared(mailbox, key), KeyIndex.own(mailbox, key));
      for (Row row : table.getAll(places).values()) {
        Entry entry = Json.read(row.value(), Entry.class);
        if (entry.mailbox().equals(mailbox) && entry.ticket().equals(ticket)) {
          forget(row);
        }
      }
    }
  }

  /**
   * Forgets what a row says. Another mailbox of the tenant that has the key too is found by this
   * row: then its own comes to stand here.
   */
  public void forget(Row row) {
    RowKey place = row.key();
    Optional<Row> behind = behind(place);
    if (behind.isPresent()) {
      Row next = behind.get();
      table.batch(
          place.partition(),
          List.of(
              new Write.Replace(place, next.value(), row.etag()),
              new Write.Delete(next.key(), next.etag())));
    } else if (table.delete(place, row.etag())) {
      behind(place).ifPresent(late -> moveUp(place, late));
    }
  }

  /** One that came between the look and the removal. */
  private void moveUp(RowKey place, Row late) {
    table.batch(
        place.partition(),
        List.of(new Write.Insert(place, late.value()), new Write.Delete(late.key(), late.etag())));
  }

  /** The first of the rows that are found by that at {@code place}. */
  private Optional<Row> behind(RowKey place) {
    return place.row().contains("-")
        ? Optional.empty()
        : table.range(place.partition(), place.row() + "-", place.row() + ".", 1).stream()
            .findFirst();
  }

  /** Has a row lead where it does, without saying which key it is of. */
  public void erase(Row row) {
    Entry was = Json.read(row.value(), Entry.class);
    ThreadKey nothing = ThreadKey.erased(was.ticket());
    Entry now =
        new Entry(was.mailbox(), was.ticket(), "", was.how(), was.weak(), was.at(), "", nothing);
    table.replace(row.key(), Json.write(now), row.etag());
  }
}
