package dev.threadmark.privacy;

import dev.threadmark.correlate.AnswerGuard;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.port.Row;
import dev.threadmark.port.Table;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Json;
import dev.threadmark.store.Saved;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is kept of one person, as records that a person can read: each says in {@code
 * kept} what it is. By their address, and by the full names that are given.
 */
public final class PersonExport {
  /** Tickets that are looked at for one page. */
  private static final int TICKETS = 100;

  private static final int MOST = 1_000;

  private final Table table;
  private final TicketStore tickets;

  public PersonExport(Table table) {
    this.table = table;
    this.tickets = new TicketStore(table);
  }

  /**
   * @param next the cursor of the records after these; empty if there are no more
   */
  public record Page(List<Map<String, Object>> records, Optional<String> next) {}

  /**
   * Some records, those of the newest tickets first. A page may be empty and not the last.
   *
   * @param cursor of the page before; empty for the first
   */
  public Page page(MailboxId mailbox, KnownAs who, String cursor) {
    List<Map<String, Object>> records = new ArrayList<>();
    String from = cursor.isEmpty() ? "" : cursor + "!";
    List<Row> lines = table.range(TicketList.partition(mailbox), from, "", TICKETS);
    for (Row line : lines) {
      TicketId id = new TicketId(Json.read(line.value(), TicketList.Line.class).ticket());
      tickets
          .own(mailbox, id)
          .ifPresent(
              stored ->
                  records.addAll(
                      TicketRecords.of(stored.ticket(), tickets.rows(mailbox, id), who)));
    }
    if (lines.size() == TICKETS) {
      return new Page(records, Optional.of(lines.get(TICKETS - 1).key().row()));
    }
    held(mailbox, who, records);
    answered(mailbox, who, records);
    saved(mailbox, who, records);
    return new Page(records, Optional.empty());
  }

  private void held(MailboxId mailbox, KnownAs who, List<Map<String, Object>> records) {
    for (Holds.Held held : new Holds(table).all(mailbox)) {
      if (Mentions.anywhere(who).in(Json.write(held))) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("kept", "held mail");
        record.put("providerId", held.providerId());
        record.put("messageId", held.messageId());
        record.put("from", held.from());
        record.put("subject", held.subject());
        record.put("receivedAt", held.receivedAt());
        record.put("proposed", held.proposed());
        records.add(record);
      }
    }
  }

  private void answered(MailboxId mailbox, KnownAs who, List<Map<String, Object>> records) {
    for (String partition : AnswerLog.partitions()) {
      for (Row row : table.range(partition, "", "", MOST)) {
        for (AnswerGuard.Given given : AnswerLog.given(row)) {
          boolean theirs = given.to().equals(who.address());
          if (theirs && tickets.own(mailbox, given.ticket()).isPresent()) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("kept", "automatic answer");
            record.put("ticket", given.ticket().value());
            record.put("to", given.to().value());
            record.put("topic", given.topic());
            record.put("at", given.at());
            records.add(record);
          }
        }
      }
    }
  }

  private void saved(MailboxId mailbox, KnownAs who, List<Map<String, Object>> records) {
    for (Saved.What what : Saved.What.values()) {
      new Saved(table)
          .find(mailbox, what)
          .filter(Mentions.anywhere(who)::in)
          .ifPresent(
              json -> {
                Map<String, Object> record = new LinkedHashMap<>();
                record.put("kept", "saved " + what.name().toLowerCase(java.util.Locale.ROOT));
                record.put("text", json);
                records.add(record);
              });
    }
  }
}
