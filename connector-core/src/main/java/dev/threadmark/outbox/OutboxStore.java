package dev.threadmark.outbox;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.ToldLog;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What tickets owe: the row {@code outbox-<key>} in the ticket's own partition, so that it is
 * written in one batch with what made it owed. {@link DueList} leads to those that are open; what
 * was given up is listed in {@code outbox-failed/<mailbox>} until somebody has it tried again.
 */
public final class OutboxStore {
  private static final int MAX_RACES = 30;
  private static final int MOST_FAILED = 1_000;

  /** Of the reason why it was not sent, and the Message-ID. */
  private static final int GROWTH = 2_500;

  private final Table table;
  private final TicketStore tickets;
  private final DueList due;
  private final Enclosures enclosures;
  private final ToldLog told;
  private final Uploads uploads;

  public OutboxStore(Table table) {
    this.table = table;
    this.tickets = new TicketStore(table);
    this.due = new DueList(table);
    this.uploads = new Uploads(table);
    this.enclosures = new Enclosures(table, uploads);
    this.told = new ToldLog(table);
  }

  /** An entry as it was read: writing it back holds only while nobody else wrote it. */
  public record Stored(OutboxEntry entry, String etag) {}

  /** Where an entry is found again. */
  record Place(MailboxId mailbox, TicketId ticket, OutboxKey key) {
    static Place of(OutboxEntry entry) {
      return new Place(entry.mailbox(), entry.ticket(), entry.key());
    }
  }

  /**
   * Lists an entry as due. Done before the batch with {@link #insertion}, so that no crash can
   * leave an entry that nobody is led to; what is listed in vain is taken off again.
   */
  public void announce(OutboxEntry entry) {
    due.add(Place.of(entry), entry.notBefore());
  }

  /**
   * True if the entry can be written: it is kept in one row, and grows a little until it is sent.
   */
  public static boolean fits(OutboxEntry entry) {
    return Json.write(entry).length() < Table.MAX_VALUE_CHARS - GROWTH;
  }

  /** The write that makes the entry; the batch is lost if it is there. */
  public static Write insertion(OutboxEntry entry) {
    return new Write.Insert(row(Place.of(entry)), Json.write(entry));
  }

  public Optional<Stored> find(MailboxId mailbox, TicketId ticket, OutboxKey key) {
    return find(new Place(mailbox, ticket, key));
  }

  Optional<Stored> find(Place place) {
    return table
        .get(row(place))
        .map(row -> new Stored(Json.read(row.value(), OutboxEntry.class), row.etag()));
  }

  /** Writes an entry anew; empty if somebody else did meanwhile. */
  Optional<Stored> replace(Stored was, OutboxEntry now) {
    return table
        .replace(row(Place.of(now)), Json.write(now), was.etag())
        .map(etag -> new Stored(now, etag));
  }

  /**
   * The end of an entry, and the event that tells of it, in one batch. Of a {@link
   * OutboxEntry#fleeting} one there is neither, however it ended.
   *
   * @return false if somebody else wrote the entry meanwhile
   */
  boolean finish(Stored was, OutboxEntry now, TicketEvent event) {
    if (now.fleeting()) {
      return table.delete(row(Place.of(now)), was.etag());
    }
    if (now.state() == OutboxEntry.State.FAILED) {
      table.upsert(failed(now), Json.write(Place.of(now)));
    }
    if (now.quiet()) {
      return finishQuietly(was, now, event.at());
    }
    Write end = new Write.Replace(row(Place.of(now)), Json.write(now), was.etag());
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<TicketStore.Stored> ticket = tickets.find(now.mailbox(), now.ticket());
      boolean written =
          tickets.add(ticket.orElseThrow(), List.of(event), Optional.empty(), List.of(end));
      if (written) {
        return true;
      }
      boolean mine =
          find(Place.of(now)).filter(still -> still.etag().equals(was.etag())).isPresent();
      if (!mine) {
        return false;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for the end of one mail");
  }

  /**
   * The end of what is no matter of its ticket: what was sent is gone, so that a ticket's partition
   * does not fill with notices; what was given up stays for somebody to look at.
   */
  private boolean finishQuietly(Stored was, OutboxEntry now, Instant at) {
    boolean sent = now.state() == OutboxEntry.State.SENT;
    told.add(
        now.mailbox(),
        new ToldLog.Entry(
            now.key().value(),
            at,
            "mail",
            now.purpose(),
            now.ticket().value(),
            now.mail().to().get(0).value(),
            now.attempts(),
            sent ? "told" : "given up: " + now.why()));
    return sent
        ? table.delete(row(Place.of(now)), was.etag())
        : table.replace(row(Place.of(now)), Json.write(now), was.etag()).isPresent();
  }

  /**
   * True if an entry tells of a status that is no longer the one that its author gave the ticket:
   * somebody changed it again, or the customer wrote.
   */
  boolean overtaken(OutboxEntry entry) {
    if (!entry.purpose().equals(OutboxEntry.STATUS)) {
      return false;
    }
    Optional<TicketEvent.StatusChanged> last =
        tickets.events(entry.mailbox(), entry.ticket()).stream()
            .filter(TicketEvent.StatusChanged.class::isInstance)
            .map(TicketEvent.StatusChanged.class::cast)
            .reduce((one, later) -> later);
    Optional<Status> status =
        tickets.find(entry.mailbox(), entry.ticket()).map(one -> one.ticket().status());
    return last.filter(change -> change.at().equals(entry.since()))
        .map(TicketEvent.StatusChanged::status)
        .filter(told -> status.equals(Optional.of(told)))
        .isEmpty();
  }

  /** Takes an entry back before anybody set out to send it; empty if somebody has. */
  public Optional<OutboxEntry> takeBack(Stored was, String by, Instant now) {
    OutboxEntry entry = was.entry();
    if (entry.state() != OutboxEntry.State.OPEN || entry.attempts() > 0) {
      return Optional.empty();
    }
    OutboxEntry back = entry.takenBack();
    boolean mine = finish(was, back, new TicketEvent.TakenBack(now, entry.key().value(), by));
    return Optional.of(back).filter(any -> mine);
  }

  /** What a ticket owes or owed, in no order; at most 1,000. */
  public List<OutboxEntry> of(MailboxId mailbox, TicketId ticket) {
    return table
        .range(TicketStore.partition(mailbox, ticket), "outbox-", "outbox.", MOST_FAILED)
        .stream()
        .map(row -> Json.read(row.value(), OutboxEntry.class))
        .toList();
  }

  /** What was given up for a mailbox, at most 1,000. */
  public List<OutboxEntry> failed(MailboxId mailbox) {
    return table.range(failedPartition(mailbox), "", "", MOST_FAILED).stream()
        .map(row -> Json.read(row.value(), Place.class))
        .flatMap(place -> find(place).stream())
        .map(Stored::entry)
        .filter(entry -> entry.state() == OutboxEntry.State.FAILED)
        .toList();
  }

  /** Has what was given up tried again; false if it is open or sent by now. */
  public boolean tryAgain(OutboxEntry entry, Instant now) {
    Optional<Stored> stored =
        find(Place.of(entry)).filter(one -> one.entry().state() == OutboxEntry.State.FAILED);
    if (stored.isEmpty()) {
      return false;
    }
    OutboxEntry open = stored.get().entry().reopened(now);
    announce(open);
    return replace(stored.get(), open).isPresent();
  }

  /**
   * Puts an entry back after the table was lost. What was open is given up: it may have been sent
   * since, and a person must look. A code is not good any more.
   */
  public void restore(OutboxEntry entry) {
    if (entry.fleeting()) {
      return;
    }
    OutboxEntry now =
        entry.state() == OutboxEntry.State.OPEN
            ? entry.failed("it was open when the table was lost, and may have been sent since")
            : entry;
    table.upsert(row(Place.of(now)), Json.write(now));
    if (now.state() == OutboxEntry.State.FAILED) {
      table.upsert(failed(now), Json.write(Place.of(now)));
    }
  }

  /** For how long the oldest mail that is due has been: zero where nothing waits for us. */
  public Duration overdue(Instant now) {
    return due.next()
        .filter(at -> at.isBefore(now))
        .map(at -> Duration.between(at, now))
        .orElse(Duration.ZERO);
  }

  /** The files of mails that are not sent yet. */
  public Enclosures enclosures() {
    return enclosures;
  }

  /** Files that come in parts. */
  public Uploads uploads() {
    return uploads;
  }

  DueList due() {
    return due;
  }

  private static RowKey row(Place place) {
    return TicketStore.row(place.mailbox(), place.ticket(), "outbox-" + place.key());
  }

  private static RowKey failed(OutboxEntry entry) {
    return new RowKey(failedPartition(entry.mailbox()), entry.key().value());
  }

  /** The ticket that a row of {@link #failedPartition} is about. */
  public static Optional<TicketId> ticketOfFailed(Row row) {
    return Optional.of(Json.read(row.value(), Place.class).ticket());
  }

  /** Where it is listed what was given up for a mailbox. */
  public static String failedPartition(MailboxId mailbox) {
    return "outbox-failed/" + Hash.of(mailbox.toString());
  }
}
