package dev.threadmark.notice;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Letters, the row {@code letter-<person>} in the partition of their ticket, so that one becomes an
 * entry of the outbox in one batch. The partition {@code letters} leads to those that have lines,
 * in the order in which they are due: a row may be early or in vain, never missing.
 */
final class LetterStore {
  private static final String DUE = "letters";

  private final Table table;

  LetterStore(Table table) {
    this.table = table;
  }

  /** A letter as it was read; one that is not there yet has no etag. */
  record Stored(Letter letter, Optional<String> etag) {}

  private record Pointer(MailboxId mailbox, TicketId ticket, Address to) {}

  record Listed(MailboxId mailbox, TicketId ticket, Address to, Instant at, Row row) {}

  Stored find(MailboxId mailbox, TicketId ticket, Address to) {
    Optional<Row> row = table.get(key(mailbox, ticket, to));
    return row.map(one -> new Stored(Json.read(one.value(), Letter.class), Optional.of(one.etag())))
        .orElseGet(() -> new Stored(Letter.empty(mailbox, ticket, to), Optional.empty()));
  }

  /** False if somebody else wrote it since it was read. It is listed as due before. */
  boolean write(Stored was, Letter now) {
    RowKey key = key(now.mailbox(), now.ticket(), now.to());
    String json = Json.write(now);
    if (!now.lines().isEmpty()) {
      table.upsert(pointer(now), Json.write(new Pointer(now.mailbox(), now.ticket(), now.to())));
    }
    return was.etag()
        .map(etag -> table.replace(key, json, etag))
        .orElseGet(() -> table.insert(key, json))
        .isPresent();
  }

  /** The letter is in the outbox, both or neither; false if somebody else was first. */
  boolean handOver(Stored was, Letter now, OutboxEntry entry) {
    RowKey key = key(now.mailbox(), now.ticket(), now.to());
    return table.batch(
        key.partition(),
        List.of(
            OutboxStore.insertion(entry),
            new Write.Replace(key, Json.write(now), was.etag().orElseThrow())));
  }

  List<Listed> due(Instant now, int most) {
    return table.range(DUE, "", prefix(now.plusMillis(1)), most).stream()
        .map(LetterStore::listed)
        .toList();
  }

  void remove(Listed listed) {
    table.delete(listed.row().key(), listed.row().etag());
  }

  private static Listed listed(Row row) {
    Pointer to = Json.read(row.value(), Pointer.class);
    String name = row.key().row();
    long millis = Long.parseLong(name.substring(0, name.indexOf('-')));
    return new Listed(to.mailbox(), to.ticket(), to.to(), Instant.ofEpochMilli(millis), row);
  }

  private static RowKey pointer(Letter letter) {
    String which = Hash.of(letter.mailbox().toString(), letter.ticket().value(), letter.to().key());
    return new RowKey(DUE, prefix(letter.notBefore()) + which);
  }

  private static RowKey key(MailboxId mailbox, TicketId ticket, Address to) {
    return TicketStore.row(mailbox, ticket, "letter-" + Hash.of(to.key()));
  }

  private static String prefix(Instant at) {
    return "%015d-".formatted(Math.max(0, at.toEpochMilli()));
  }
}
