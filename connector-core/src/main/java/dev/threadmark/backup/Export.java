package dev.threadmark.backup;

import dev.threadmark.backup.Line.Type;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.store.Errands;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Journal;
import dev.threadmark.store.Json;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.People;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Saved;
import dev.threadmark.store.Signatures;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that cannot be made from other rows, as lines of JSON in an order that depends on the
 * content only: mailboxes, errands, quarantine, held mail, saved views and templates, signatures,
 * journal, the events of tickets, what people want to be told, keys, answers that were counted.
 * Reply tokens are left out. At most one ticket is in memory at a time.
 *
 * <p>Workers need not stop. What says that a mail is handled (cursor, journal) is read before the
 * tickets: so the export may hold a mail that it does not call handled, never the other way round.
 */
public final class Export {
  private static final int PAGE = 500;
  private static final int MAX_RACES = 30;

  private final Table table;

  public Export(Table table) {
    this.table = table;
  }

  /**
   * @param out takes each line, without an end of line
   * @return how many lines, the last one not counted
   */
  public long write(Consumer<String> out) {
    Counted lines = new Counted(out);
    List<MailboxId> mailboxes = new ArrayList<>();
    for (MailboxStore.State state : new MailboxStore(table).all()) {
      mailboxes.add(state.mailbox());
    }
    rows(Type.MAILBOX, MailboxStore.PARTITION, lines);
    // Before the tickets: what is half done in them is ended once they are back.
    rows(Type.ERRAND, Errands.PARTITION, lines);
    for (MailboxId mailbox : mailboxes) {
      rows(Type.QUARANTINE, Quarantine.partition(mailbox), lines);
      rows(Type.HOLD, Holds.partition(mailbox), lines);
      rows(Type.SAVED, Saved.partition(mailbox), lines);
      rows(Type.MARK, Journal.partition(mailbox), lines);
      each(TicketList.partition(mailbox), row -> ticket(mailbox, row, lines));
    }
    mailboxes.stream()
        .map(MailboxId::tenant)
        .distinct()
        .sorted()
        .forEach(tenant -> rows(Type.PERSON, People.partition(tenant), lines));
    rows(Type.SAVED, Signatures.PARTITION, lines);
    KeyIndex.partitions().forEach(partition -> rows(Type.KEY, partition, lines));
    AnswerLog.partitions().forEach(partition -> rows(Type.ANSWERS, partition, lines));
    out.accept(Json.write(Line.end(lines.count)));
    return lines.count;
  }

  private static final class Counted {
    private final Consumer<String> out;
    private long count;

    Counted(Consumer<String> out) {
      this.out = out;
    }

    void add(Line line) {
      out.accept(Json.write(line));
      count++;
    }
  }

  private void rows(Type type, String partition, Counted lines) {
    each(partition, row -> lines.add(Line.of(type, row)));
  }

  private void ticket(MailboxId mailbox, Row listed, Counted lines) {
    TicketId id = new TicketId(Json.read(listed.value(), TicketList.Line.class).ticket());
    for (Row row : whole(mailbox, id)) {
      String name = row.key().row();
      if (name.startsWith("event-")) {
        lines.add(Line.of(Type.EVENT, row));
      } else if (name.startsWith("mail-") || name.startsWith(AnswerLog.NO_ANSWER)) {
        lines.add(Line.of(Type.MAIL, row));
      } else if (name.startsWith("outbox-")) {
        OutboxEntry entry = Json.read(row.value(), OutboxEntry.class);
        lines.add(Line.of(Type.OUTBOX, row.key(), Json.write(entry.withoutToken())));
      }
    }
  }

  /** The rows of a ticket as they were at one moment. */
  private List<Row> whole(MailboxId mailbox, TicketId id) {
    RowKey snapshot = TicketStore.row(mailbox, id, "snapshot");
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Row> ticket = table.get(snapshot);
      if (ticket.filter(TicketStore::isGone).isPresent()) {
        return List.of(); // what is being forgotten is not brought back
      }
      Optional<String> before = ticket.map(Row::etag);
      List<Row> rows = new ArrayList<>();
      each(TicketStore.partition(mailbox, id), rows::add);
      if (table.get(snapshot).map(Row::etag).equals(before)) {
        return rows;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one ticket");
  }

  private void each(String partition, Consumer<Row> action) {
    String from = "";
    while (true) {
      List<Row> rows = table.range(partition, from, "", PAGE);
      rows.forEach(action);
      if (rows.size() < PAGE) {
        return;
      }
      from = rows.get(PAGE - 1).key().row() + "!"; // the least row key after it
    }
  }
}
