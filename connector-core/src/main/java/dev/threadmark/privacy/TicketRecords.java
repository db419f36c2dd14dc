package dev.threadmark.privacy;

import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.port.Row;
import dev.threadmark.store.Json;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one ticket holds of a person: all of one that they began; of another one their messages, and
 * whatever names them. Pure.
 */
final class TicketRecords {
  private final Ticket ticket;
  private final KnownAs who;
  private final boolean began;
  private final Mentions mentions;
  private final List<Message> here;
  private final List<Map<String, Object>> records = new ArrayList<>();

  private TicketRecords(Ticket ticket, List<Row> rows, KnownAs who, PersonOnTicket person) {
    this.ticket = ticket;
    this.who = who;
    this.began = person.began();
    this.here = TicketEvent.messages(PersonOnTicket.events(rows));
    // Not by the names that they chose: those would fetch what others wrote.
    this.mentions = Mentions.anywhere(who);
  }

  /**
   * @param rows of the ticket
   */
  static List<Map<String, Object>> of(Ticket ticket, List<Row> rows, KnownAs who) {
    PersonOnTicket person = PersonOnTicket.of(rows, who.address());
    TicketRecords of = new TicketRecords(ticket, rows, who, person);
    if (!person.takesPart()
        && rows.stream().noneMatch(row -> named(row) && of.names(row.value()))) {
      return List.of();
    }
    of.facts();
    rows.stream().filter(TicketRecords::named).forEach(of::row);
    return of.records;
  }

  /** A mark of a mail says no more than its message. */
  private static boolean named(Row row) {
    return row.key().row().startsWith("event-") || row.key().row().startsWith("outbox-");
  }

  private boolean names(String json) {
    return mentions.in(json);
  }

  private void facts() {
    Map<String, Object> record = record("ticket");
    record.put("subject", ticket.subject());
    record.put("status", ticket.status());
    record.put("openedAt", ticket.openedAt());
    record.put("lastActivity", ticket.lastActivity());
    ticket.closedAt().ifPresent(at -> record.put("closedAt", at));
    ticket.roleOf(who.address()).ifPresent(role -> record.put("role", role));
    record.put("tags", ticket.care().tags());
  }

  private Map<String, Object> record(String kept) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("kept", kept);
    record.put("ticket", ticket.id().value());
    records.add(record);
    return record;
  }

  private void row(Row row) {
    if (row.key().row().startsWith("outbox-")) {
      OutboxEntry entry = Json.read(row.value(), OutboxEntry.class).withoutToken();
      if (began || names(row.value())) {
        sending(entry);
      }
      return;
    }
    TicketEvent event = Json.read(row.value(), TicketEvent.class);
    if (event instanceof TicketEvent.MessageAdded added) {
      // One that somebody put on another ticket is no matter of this one.
      if (began && here.contains(added.message()) || names(row.value())) {
        message(added.message());
      }
    } else if (event instanceof CareEvent.Noted noted) {
      if (began || names(row.value())) {
        Map<String, Object> record = record("note");
        record.put("at", noted.at());
        record.put("by", noted.by());
        record.put("text", noted.text());
      }
    } else if (names(row.value())) {
      Map<String, Object> record = record("event");
      record.put("at", event.at());
      record.put("event", event.getClass().getSimpleName());
    }
  }

  private void message(Message message) {
    Map<String, Object> record = record("message");
    record.put("theirs", message.by(who.address()));
    record.put("from", message.from());
    record.put("name", message.name());
    record.put("receivedAt", message.receivedAt());
    record.put("subject", message.subject());
    record.put("excerpt", message.excerpt());
    record.put("attachments", message.attachments());
    record.put("kind", message.kind());
    record.put("because", message.because());
    record.put("sent", message.sent());
    record.put("messageId", message.messageId());
    record.put("providerId", message.providerId());
  }

  private void sending(OutboxEntry entry) {
    Map<String, Object> record = record("sent mail");
    record.put("at", entry.since());
    record.put("purpose", entry.purpose());
    record.put("by", entry.by());
    record.put("to", entry.mail().to().stream().map(Object::toString).toList());
    record.put("cc", entry.mail().cc().stream().map(Object::toString).toList());
    record.put("subject", entry.mail().subject());
    record.put("text", entry.mail().text());
    record.put("state", entry.state());
  }
}
