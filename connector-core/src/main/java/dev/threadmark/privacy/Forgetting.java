package dev.threadmark.privacy;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Enclosures;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.port.Row;
import dev.threadmark.port.Table;
import dev.threadmark.store.Json;
import dev.threadmark.store.Presence;
import dev.threadmark.store.Removal;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketList.Line;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.TicketStore.Stored;
import dev.threadmark.store.WordIndex;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import dev.threadmark.ticket.TicketWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Forgets a ticket, so that a crash anywhere leaves it to be found again by its line in the list:
 *
 * <ol>
 *   <li>its snapshot is replaced by a mark, if nobody wrote the ticket since: from then on it is
 *       not there for anybody,
 *   <li>what its events lead to goes: subjects, enclosed files, who is at it,
 *   <li>its rows, the mark last; then its line.
 * </ol>
 *
 * <p>Keys and journal are left to {@link Stretches}: what leads to no ticket is removed there.
 */
final class Forgetting {
  private final Table table;
  private final TicketStore tickets;
  private final SubjectIndex subjects;
  private final WordIndex words;
  private final Enclosures enclosures;

  Forgetting(Table table) {
    this.table = table;
    this.tickets = new TicketStore(table);
    this.subjects = new SubjectIndex(table);
    this.words = new WordIndex(table);
    this.enclosures = new Enclosures(table);
  }

  /** True where the ticket of a line was closed, and had its last mail, before {@code horizon}. */
  private static boolean due(Status status, Optional<Instant> closed, Instant last, Instant when) {
    boolean over = status == Status.MERGED || closed.filter(when::isAfter).isPresent();
    return over && status != Status.OPEN && status != Status.WAITING && last.isBefore(when);
  }

  /** Forgets the ticket that {@code row} of the list shows, if it is due; whether it did. */
  boolean see(MailboxId mailbox, Row row, Instant horizon) {
    Line line = Json.read(row.value(), Line.class);
    if (!due(line.status(), line.closedAt(), line.lastActivity(), horizon)) {
      return false;
    }
    TicketId id = new TicketId(line.ticket());
    Map<TicketId, Stored> chain = tickets.find(mailbox, Set.of(id));
    Optional<Stored> stored = Optional.ofNullable(chain.get(id));
    // The line may be old: the ticket itself decides.
    boolean going =
        stored.isEmpty()
            || due(stored.get().ticket(), chain, horizon)
                && quiet(stored.get().ticket(), horizon)
                && tickets.forget(stored.get());
    if (going) {
      clean(mailbox, id);
      table.delete(row.key(), row.etag());
    }
    return going;
  }

  /** One that was merged goes after the ticket that goes on for it. */
  private static boolean due(Ticket ticket, Map<TicketId, Stored> chain, Instant horizon) {
    boolean goesOn =
        ticket.survivor().isPresent()
            && chain.values().stream().anyMatch(one -> one.ticket().survivor().isEmpty());
    return !goesOn && due(ticket.status(), ticket.closedAt(), ticket.lastActivity(), horizon);
  }

  /** Nobody did anything to it either: an answer to a closed ticket is no mail of its own yet. */
  private boolean quiet(Ticket ticket, Instant horizon) {
    List<TicketEvent> events = tickets.events(ticket.mailbox(), ticket.id());
    return events.isEmpty() || events.get(events.size() - 1).at().isBefore(horizon);
  }

  private void clean(MailboxId mailbox, TicketId id) {
    Set<String> topics = new LinkedHashSet<>();
    List<TicketEvent> events = new ArrayList<>();
    for (Row row : tickets.rows(mailbox, id)) {
      String name = row.key().row();
      if (name.startsWith("event-")) {
        TicketEvent event = Json.read(row.value(), TicketEvent.class);
        events.add(event);
        if (event instanceof TicketEvent.MessageAdded added) {
          topics.addAll(added.subjects());
        }
      } else if (name.startsWith("outbox-")) {
        enclosures.forget(Json.read(row.value(), OutboxEntry.class).key());
      }
    }
    subjects.forget(mailbox, topics, id);
    if (!events.isEmpty() && events.get(0) instanceof TicketEvent.Opened opened) {
      words.forget(mailbox, Ticket.begin(id, opened), TicketWords.ever(id, events));
    }
    Removal.of(
        table, table.range(Presence.partition(mailbox), id + "-", id + ".", Table.MAX_BATCH));
    tickets.sweep(mailbox, id);
  }
}
