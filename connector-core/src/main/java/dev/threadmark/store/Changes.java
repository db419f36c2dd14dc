package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which tickets of a mailbox changed, in the order of time: the partition {@code
 * changes/<mailbox>}, one row for what was written together. Whoever follows it asks with where it
 * got to; what is younger than {@link #SETTLING} may be told twice, since writers' clocks differ.
 */
public final class Changes {
  /** Rows that are written so much too late are missed by nobody. */
  public static final Duration SETTLING = Duration.ofSeconds(10);

  private static final int PAGE = 200;

  private final Table table;

  public Changes(Table table) {
    this.table = table;
  }

  /** A ticket, and the number of its events by then. */
  public record Change(Instant at, TicketId ticket, int seq) {}

  /**
   * @param next where to go on from
   */
  public record Told(List<Change> changes, String next) {}

  /** Notes that tickets are as they stand. */
  public void note(MailboxId mailbox, Collection<Ticket> tickets, Instant now) {
    if (tickets.isEmpty()) {
      return;
    }
    List<Change> changes =
        tickets.stream().map(ticket -> new Change(now, ticket.id(), ticket.seq())).toList();
    String which = Hash.of(Json.write(changes)).substring(0, 12);
    table.upsert(
        new RowKey(partition(mailbox), at(now) + "-" + which), Json.write(changes.toArray()));
  }

  /** Where to begin to follow what happens from {@code now} on. */
  public static String from(Instant now) {
    return at(now);
  }

  /** What happened after {@code cursor}, the oldest first. */
  public Told after(MailboxId mailbox, String cursor, Instant now) {
    List<Row> rows = table.range(partition(mailbox), cursor + "!", "", PAGE);
    List<Change> changes = new ArrayList<>();
    rows.forEach(row -> changes.addAll(List.of(Json.read(row.value(), Change[].class))));
    String last = rows.isEmpty() ? cursor : rows.get(rows.size() - 1).key().row();
    String settled = at(now.minus(SETTLING));
    boolean more = rows.size() == PAGE;
    return new Told(changes, !more && last.compareTo(settled) > 0 ? max(cursor, settled) : last);
  }

  private static String max(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String at(Instant when) {
    return "%015d".formatted(Math.max(0, when.toEpochMilli()));
  }

  /** Where the changes of a mailbox lie, by {@link #from} of their time. */
  public static String partition(MailboxId mailbox) {
    return "changes/" + Hash.of(mailbox.toString());
  }
}
