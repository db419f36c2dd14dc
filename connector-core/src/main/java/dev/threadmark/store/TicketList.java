package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Batches;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.ticket.Care;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The list view of a mailbox, newest ticket first: partition {@code list/<mailbox>}. Written when a
 * page is done, from the tickets themselves; writing it again changes nothing, and a worker that is
 * slow does not undo what a faster one wrote. Whoever is shown can be found by its words, too.
 */
public final class TicketList {
  private static final int PAGE = 1_000;
  private static final int MAX_RACES = 30;

  private final Table table;
  private final WordIndex words;

  public TicketList(Table table) {
    this.table = table;
    this.words = new WordIndex(table);
  }

  /**
   * A line of the list.
   *
   * @param closedAt when it was closed, if it is
   * @param answeredAt when one of us first answered
   * @param indexed under which words it can be found, see {@link WordIndex#state}; empty where
   *     under none yet
   */
  public record Line(
      String ticket,
      String mailbox,
      String subject,
      Status status,
      Instant openedAt,
      Instant lastActivity,
      int messages,
      int seq,
      List<String> requesters,
      List<String> links,
      Optional<Instant> closedAt,
      Optional<Instant> answeredAt,
      Care care,
      String indexed) {

    public Line {
      // Lines of an older version have none of these.
      closedAt = closedAt == null ? Optional.empty() : closedAt;
      answeredAt = answeredAt == null ? Optional.empty() : answeredAt;
      care = care == null ? Care.NONE : care;
      indexed = indexed == null ? "" : indexed;
    }

    /** The line that shows a ticket as it stands. */
    public static Line of(Ticket ticket) {
      return of(ticket, WordIndex.state(TicketWords.of(ticket)));
    }

    private static Line of(Ticket ticket, String indexed) {
      return new Line(
          ticket.id().value(),
          ticket.mailbox().address().value(),
          ticket.subject(),
          ticket.status(),
          ticket.openedAt(),
          ticket.lastActivity(),
          ticket.messages(),
          ticket.seq(),
          ticket.requesters().stream().map(Object::toString).toList(),
          ticket.links().stream().map(Object::toString).toList(),
          ticket.closedAt(),
          ticket.answeredAt(),
          ticket.care(),
          indexed);
    }
  }

  /** Shows tickets as they stand, unless they are shown already as they stood later. */
  public void write(MailboxId mailbox, Collection<Ticket> tickets) {
    List<Ticket> all = List.copyOf(tickets);
    for (int from = 0; from < all.size(); from += Table.MAX_BATCH) {
      List<Ticket> some = all.subList(from, Math.min(all.size(), from + Table.MAX_BATCH));
      int races = 0;
      while (!tryWrite(mailbox, some)) {
        if (++races == MAX_RACES) {
          throw new IllegalStateException("lost " + MAX_RACES + " races for a list");
        }
      }
    }
  }

  /** False if another worker wrote one of the lines meanwhile. */
  private boolean tryWrite(MailboxId mailbox, List<Ticket> tickets) {
    Map<RowKey, Row> shown = table.getAll(tickets.stream().map(TicketList::key).toList());
    List<Write> writes = new ArrayList<>();
    Map<Ticket, TicketWords> unfound = new LinkedHashMap<>();
    for (Ticket ticket : tickets) {
      RowKey key = key(ticket);
      Row row = shown.get(key);
      TicketWords own = TicketWords.of(ticket);
      Line line = Line.of(ticket, WordIndex.state(own));
      Line was = row == null ? null : Json.read(row.value(), Line.class);
      boolean found = was != null && was.indexed().equals(line.indexed());
      if (was == null) {
        writes.add(new Write.Insert(key, Json.write(line)));
      } else if (was.seq() < line.seq() || was.seq() == line.seq() && !found) {
        writes.add(new Write.Replace(key, Json.write(line), row.etag()));
      } else {
        continue;
      }
      if (!found) {
        unfound.put(ticket, own);
      }
    }
    // First: a line says that its ticket can be found.
    words.write(mailbox, unfound);
    // Lines that are written already are left out when the others are tried again.
    return Batches.of(writes).stream().allMatch(batch -> table.batch(partition(mailbox), batch));
  }

  /** All tickets of a mailbox, newest first, without those merged into others. */
  public Stream<Line> all(MailboxId mailbox) {
    return StreamSupport.stream(Rows.of(table, partition(mailbox), PAGE).spliterator(), false)
        .map(row -> Json.read(row.value(), Line.class))
        .filter(line -> line.status() != Status.MERGED);
  }

  /** A line, and the cursor of those after it. */
  public record Placed(Line line, String cursor) {}

  /**
   * The tickets after a cursor, newest first, without those merged into others.
   *
   * @param cursor of {@link Placed}; empty for all
   */
  public Stream<Placed> after(MailboxId mailbox, String cursor) {
    String from = cursor.isEmpty() ? "" : cursor + "!";
    return StreamSupport.stream(Rows.of(table, partition(mailbox), from, PAGE).spliterator(), false)
        .map(row -> new Placed(Json.read(row.value(), Line.class), row.key().row()))
        .filter(placed -> placed.line().status() != Status.MERGED);
  }

  /** Where the lines of a mailbox lie, those of merged tickets too. */
  public static String partition(MailboxId mailbox) {
    return "list/" + Hash.of(mailbox.toString());
  }

  private static RowKey key(Ticket ticket) {
    long newestFirst = Long.MAX_VALUE - ticket.openedAt().toEpochMilli();
    return new RowKey(partition(ticket.mailbox()), "%019d-%s".formatted(newestFirst, ticket.id()));
  }
}
