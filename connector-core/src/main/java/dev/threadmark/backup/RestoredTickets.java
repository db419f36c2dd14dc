package dev.threadmark.backup;

import dev.threadmark.port.Table;
import dev.threadmark.store.Json;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Folds the events of one ticket after the other, and writes what follows from them. */
final class RestoredTickets {
  private final Table table;
  private final TicketList list;
  private final SubjectIndex subjects;
  private final Set<String> forms = new LinkedHashSet<>();
  private String partition = "";
  private Ticket ticket;
  private long count;

  RestoredTickets(Table table) {
    this.table = table;
    this.list = new TicketList(table);
    this.subjects = new SubjectIndex(table);
  }

  /**
   * The next event; those of a ticket come together, in their order.
   *
   * @return false if one before it is missing
   */
  boolean add(Line line) {
    TicketEvent event = Json.read(line.value().toString(), TicketEvent.class);
    if (!line.partition().equals(partition)) {
      finish();
      partition = line.partition();
      TicketId id = new TicketId(partition.substring(partition.lastIndexOf('/') + 1));
      ticket = event instanceof TicketEvent.Opened opened ? Ticket.begin(id, opened) : null;
    } else if (ticket != null) {
      ticket = ticket.after(event);
    }
    if (event instanceof TicketEvent.MessageAdded added) {
      forms.addAll(added.subjects());
    }
    return ticket != null && line.row().equals("event-%06d".formatted(ticket.seq()));
  }

  /** Writes the ticket at hand. */
  void finish() {
    if (ticket == null) {
      return;
    }
    String snapshot = Json.write(ticket);
    table.upsert(TicketStore.row(ticket.mailbox(), ticket.id(), "snapshot"), snapshot);
    list.write(ticket.mailbox(), List.of(Json.read(snapshot, Ticket.class)));
    for (String form : forms) {
      subjects.add(ticket.mailbox(), form, ticket.id(), ticket.openedAt());
    }
    forms.clear();
    ticket = null;
    count++;
  }

  long count() {
    return count;
  }
}
