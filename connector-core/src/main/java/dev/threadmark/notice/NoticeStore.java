package dev.threadmark.notice;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.ToldLog;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is still to be told, and what was: partitions {@code notice/<channel>} and {@code
 * notice-log/<channel>}, the row {@code noticed} of each ticket (events that were looked at), and
 * how far each mailbox's changes were followed.
 */
final class NoticeStore {
  private static final String FOLLOWED = "notice-followed";

  private final Table table;
  private final ToldLog told;

  NoticeStore(Table table) {
    this.table = table;
    this.told = new ToldLog(table);
  }

  /** A notice that waits. */
  record Due(Notice notice, int attempts, Instant notBefore) {}

  record Listed(Due due, RowKey key, String etag) {}

  /** What became of a notice in the end. */
  record Logged(String id, String type, String ticket, Instant at, int attempts, String outcome) {}

  /** Owes a channel a notice, unless it waits or was told already. */
  void owe(String channel, Notice notice, Instant now) {
    if (table.get(logged(channel, notice.id())).isEmpty()) {
      table.insert(due(channel, notice.id()), Json.write(new Due(notice, 0, now)));
      NoticeRows.known(table, channel);
    }
  }

  List<Listed> due(String channel, int most) {
    return table.range(duePartition(channel), "", "", most).stream()
        .map(row -> new Listed(Json.read(row.value(), Due.class), row.key(), row.etag()))
        .toList();
  }

  /** Takes a notice in hand: empty if somebody else did. */
  Optional<String> taken(Listed listed, Due now) {
    return table.replace(listed.key(), Json.write(now), listed.etag());
  }

  /** Done with: written down before it is taken off, so that it is not owed again. */
  void done(String channel, Due due, RowKey key, String etag, String outcome, Instant now) {
    Notice notice = due.notice();
    table.upsert(
        logged(channel, notice.id()),
        Json.write(
            new Logged(notice.id(), notice.type(), notice.ticket(), now, due.attempts(), outcome)));
    told.add(
        notice.of(),
        new ToldLog.Entry(
            notice.id(),
            now,
            channel,
            notice.type(),
            notice.ticket(),
            "",
            due.attempts(),
            outcome));
    table.delete(key, etag);
  }

  List<Logged> log(String channel, int most) {
    return table.range(logPartition(channel), "", "", most).stream()
        .map(row -> Json.read(row.value(), Logged.class))
        .toList();
  }

  int noticed(MailboxId mailbox, TicketId ticket) {
    return table.get(noticedKey(mailbox, ticket)).map(Row::value).map(Integer::parseInt).orElse(0);
  }

  void noticed(MailboxId mailbox, TicketId ticket, int seq) {
    table.upsert(noticedKey(mailbox, ticket), Integer.toString(seq));
  }

  Optional<String> followed(MailboxId mailbox) {
    return table.get(followedKey(mailbox)).map(Row::value);
  }

  /** Nothing is written while nothing happens. */
  void followed(MailboxId mailbox, String was, String cursor) {
    if (!was.equals(cursor)) {
      table.upsert(followedKey(mailbox), cursor);
    }
  }

  private static RowKey noticedKey(MailboxId mailbox, TicketId ticket) {
    return TicketStore.row(mailbox, ticket, "noticed");
  }

  private static RowKey followedKey(MailboxId mailbox) {
    return new RowKey(FOLLOWED, Hash.of(mailbox.toString()));
  }

  private static RowKey due(String channel, String id) {
    return new RowKey(duePartition(channel), id);
  }

  private static RowKey logged(String channel, String id) {
    return new RowKey(logPartition(channel), id);
  }

  private static String duePartition(String channel) {
    return NoticeRows.waiting(channel);
  }

  private static String logPartition(String channel) {
    return NoticeRows.told(channel);
  }
}
