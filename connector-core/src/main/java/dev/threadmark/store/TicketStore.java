package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets, each in a partition of its own: {@code snapshot}, {@code event-<seq>}, and {@code
 * mail-<hash>} for every mail on it, so that the same mail cannot be added twice whatever happens
 * between a write and its answer.
 */
public final class TicketStore {
  private static final String SNAPSHOT = "snapshot";

  /** What stands in place of the snapshot of a ticket that is being forgotten. */
  private static final String GONE = "{}";

  private static final int PAGE = 500;

  private final Table table;

  public TicketStore(Table table) {
    this.table = table;
  }

  /** A ticket as it was read: writing it back holds only while nobody else wrote it. */
  public record Stored(Ticket ticket, String etag) {}

  /** The tickets that exist among {@code ids}, and all those they were merged into. */
  public Map<TicketId, Stored> find(MailboxId mailbox, Collection<TicketId> ids) {
    Map<TicketId, Stored> found = new HashMap<>();
    List<TicketId> wanted = new ArrayList<>(ids);
    while (!wanted.isEmpty()) {
      Map<RowKey, TicketId> keys = new LinkedHashMap<>();
      wanted.forEach(id -> keys.put(snapshot(mailbox, id), id));
      wanted = new ArrayList<>();
      for (Row row : table.getAll(keys.keySet()).values()) {
        if (isGone(row)) {
          continue;
        }
        Ticket ticket = Json.read(row.value(), Ticket.class);
        found.put(ticket.id(), new Stored(ticket, row.etag()));
        ticket.survivor().filter(next -> !found.containsKey(next)).ifPresent(wanted::add);
      }
    }
    return found;
  }

  public Optional<Stored> find(MailboxId mailbox, TicketId id) {
    return Optional.ofNullable(find(mailbox, List.of(id)).get(id));
  }

  /**
   * The same, if it is that mailbox's own: a tenant's mailboxes share the partitions of its
   * tickets, so that a number alone says nothing about whose it is.
   */
  public Optional<Stored> own(MailboxId mailbox, TicketId id) {
    return find(mailbox, id).filter(one -> one.ticket().mailbox().equals(mailbox));
  }

  /**
   * Begins a ticket with its first events; false if it has begun already.
   *
   * @param besides further writes of {@link #row rows} of the ticket, in the same batch
   */
  public boolean begin(TicketId id, List<TicketEvent> events, MailMark mark, List<Write> besides) {
    Ticket ticket = Ticket.fold(id, events);
    List<Write> writes = new ArrayList<>();
    writes.add(new Write.Insert(snapshot(ticket.mailbox(), id), Json.write(ticket)));
    events(writes, ticket.mailbox(), id, 1, events);
    writes.add(new Write.Insert(mail(ticket.mailbox(), id, mark.digest()), Json.write(mark)));
    writes.addAll(besides);
    boolean begun = table.batch(partition(ticket.mailbox(), id), writes);
    if (!begun) {
      sweep(ticket.mailbox(), id); // one of the same number that was forgotten, but not to the end
    }
    return begun;
  }

  /**
   * From now on there is no such ticket: nobody finds it, and its rows only wait for {@link
   * #sweep}.
   *
   * @return false if somebody else wrote it since it was read
   */
  public boolean forget(Stored was) {
    RowKey key = snapshot(was.ticket().mailbox(), was.ticket().id());
    return table.replace(key, GONE, was.etag()).isPresent();
  }

  /** True for the row in place of a ticket that was forgotten. */
  public static boolean isGone(Row row) {
    return row.value().equals(GONE);
  }

  /** Removes all rows of a ticket that was forgotten, its mark last; nothing for any other. */
  public void sweep(MailboxId mailbox, TicketId id) {
    RowKey snapshot = snapshot(mailbox, id);
    Optional<Row> gone = table.get(snapshot).filter(TicketStore::isGone);
    if (gone.isEmpty()) {
      return;
    }
    List<Row> rows = new ArrayList<>(rows(mailbox, id));
    rows.removeIf(row -> row.key().equals(snapshot));
    Removal.of(table, rows);
    table.delete(snapshot, gone.get().etag());
  }

  /**
   * Adds events to a ticket; false if somebody else wrote it since it was read.
   *
   * @param mark the mail that brings them, if one does; false too if it is on the ticket already
   */
  public boolean add(Stored was, List<TicketEvent> events, Optional<MailMark> mark) {
    return add(was, events, mark, List.of());
  }

  /**
   * The same, and further writes of {@link #row rows} of the ticket in the same batch; false too if
   * a condition of theirs does not hold.
   */
  public boolean add(
      Stored was, List<TicketEvent> events, Optional<MailMark> mark, List<Write> besides) {
    MailboxId mailbox = was.ticket().mailbox();
    TicketId id = was.ticket().id();
    Ticket ticket = was.ticket();
    for (TicketEvent event : events) {
      ticket = ticket.after(event);
    }
    List<Write> writes = new ArrayList<>();
    writes.add(new Write.Replace(snapshot(mailbox, id), Json.write(ticket), was.etag()));
    events(writes, mailbox, id, was.ticket().seq() + 1, events);
    mark.ifPresent(
        sure -> writes.add(new Write.Insert(mail(mailbox, id, sure.digest()), Json.write(sure))));
    writes.addAll(besides);
    return table.batch(partition(mailbox, id), writes);
  }

  /** The mark of a mail on any of these tickets. */
  public Optional<MailMark> marked(MailboxId mailbox, Collection<TicketId> ids, String hash) {
    List<RowKey> keys = ids.stream().map(id -> mail(mailbox, id, hash)).toList();
    return table.getAll(keys).values().stream()
        .map(row -> Json.read(row.value(), MailMark.class))
        .findFirst();
  }

  /** The marks of all mails that are, or were, on a ticket. */
  public List<MailMark> marks(MailboxId mailbox, TicketId id) {
    List<MailMark> marks = new ArrayList<>();
    String from = "mail-";
    while (true) {
      List<Row> rows = table.range(partition(mailbox, id), from, "mail.", PAGE);
      rows.forEach(row -> marks.add(Json.read(row.value(), MailMark.class)));
      if (rows.size() < PAGE) {
        return marks;
      }
      from = rows.get(rows.size() - 1).key().row() + "!";
    }
  }

  /** The events of a ticket, oldest first. */
  public List<TicketEvent> events(MailboxId mailbox, TicketId id) {
    List<TicketEvent> events = new ArrayList<>();
    String from = event(1);
    while (true) {
      List<Row> rows = table.range(partition(mailbox, id), from, "event.", PAGE);
      rows.forEach(row -> events.add(Json.read(row.value(), TicketEvent.class)));
      if (rows.size() < PAGE) {
        return events;
      }
      from = rows.get(rows.size() - 1).key().row() + "!";
    }
  }

  /** The newest messages of a ticket, at most {@code limit} of its last events, oldest first. */
  public List<Message> newestMessages(Ticket ticket, int limit) {
    return TicketEvent.messages(newestEvents(ticket, limit));
  }

  /** The last {@code limit} events of a ticket, oldest first. */
  public List<TicketEvent> newestEvents(Ticket ticket, int limit) {
    String from = event(Math.max(1, ticket.seq() - limit + 1));
    return table.range(partition(ticket.mailbox(), ticket.id()), from, "event.", limit).stream()
        .map(row -> Json.read(row.value(), TicketEvent.class))
        .toList();
  }

  /** Everything that lies in the partition of a ticket. */
  public List<Row> rows(MailboxId mailbox, TicketId id) {
    List<Row> rows = new ArrayList<>();
    Rows.of(table, partition(mailbox, id), PAGE).forEach(rows::add);
    return rows;
  }

  private static void events(
      List<Write> writes, MailboxId mailbox, TicketId id, int first, List<TicketEvent> events) {
    int seq = first;
    for (TicketEvent event : events) {
      writes.add(
          new Write.Insert(new RowKey(partition(mailbox, id), event(seq++)), Json.write(event)));
    }
  }

  /** A row of somebody else's in the partition of a ticket. */
  public static RowKey row(MailboxId mailbox, TicketId id, String name) {
    return new RowKey(partition(mailbox, id), name);
  }

  /** Where everything of a ticket lies. */
  public static String partition(MailboxId mailbox, TicketId id) {
    return "ticket/" + mailbox.tenant() + "/" + id;
  }

  /** Where a ticket's snapshot lies. */
  public static RowKey snapshot(MailboxId mailbox, TicketId id) {
    return new RowKey(partition(mailbox, id), SNAPSHOT);
  }

  /** Where the mark of a mail on a ticket lies. */
  public static RowKey mail(MailboxId mailbox, TicketId id, String hash) {
    return new RowKey(partition(mailbox, id), "mail-" + hash);
  }

  private static String event(int seq) {
    return "event-%06d".formatted(seq);
  }
}
