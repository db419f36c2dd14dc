package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The list view of a mailbox, newest ticket first: partition {@code list/<mailbox>}. Written when a
 * page is done, from the tickets themselves; writing it again changes nothing.
 */
public final class TicketList {
  private static final int PAGE = 1_000;

  private final Table table;

  public TicketList(Table table) {
    this.table = table;
  }

  /** A line of the list. */
  public record Line(
      String ticket,
      String mailbox,
      String subject,
      Status status,
      Instant openedAt,
      Instant lastActivity,
      int messages,
      List<String> requesters,
      List<String> links) {

    static Line of(Ticket ticket) {
      return new Line(
          ticket.id().value(),
          ticket.mailbox().address().value(),
          ticket.subject(),
          ticket.status(),
          ticket.openedAt(),
          ticket.lastActivity(),
          ticket.messages(),
          ticket.parties().entrySet().stream()
              .filter(party -> party.getValue() == dev.threadmark.ticket.Role.REQUESTER)
              .map(party -> party.getKey().value())
              .toList(),
          ticket.links().stream().map(Object::toString).toList());
    }
  }

  public void write(MailboxId mailbox, Collection<Ticket> tickets) {
    List<Write> writes = new ArrayList<>();
    for (Ticket ticket : tickets) {
      writes.add(new Write.Upsert(key(ticket), Json.write(Line.of(ticket))));
    }
    for (int from = 0; from < writes.size(); from += Table.MAX_BATCH) {
      table.batch(
          partition(mailbox),
          writes.subList(from, Math.min(writes.size(), from + Table.MAX_BATCH)));
    }
  }

  /** All tickets of a mailbox, newest first, without those merged into others. */
  public Stream<Line> all(MailboxId mailbox) {
    return StreamSupport.stream(Rows.of(table, partition(mailbox), PAGE).spliterator(), false)
        .map(row -> Json.read(row.value(), Line.class))
        .filter(line -> line.status() != Status.MERGED);
  }

  private static String partition(MailboxId mailbox) {
    return "list/" + Hash.of(mailbox.toString());
  }

  private static RowKey key(Ticket ticket) {
    long newestFirst = Long.MAX_VALUE - ticket.openedAt().toEpochMilli();
    return new RowKey(partition(ticket.mailbox()), "%019d-%s".formatted(newestFirst, ticket.id()));
  }
}
