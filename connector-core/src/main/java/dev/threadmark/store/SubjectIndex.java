package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tickets by the subjects they were talked about under: partition {@code subject/<hex digit>}, rows
 * {@code <hash>-<newest first>-<ticket>}.
 */
public final class SubjectIndex {
  /** Of "Hello" and "Help" there are thousands; only the newest can still be gone on with. */
  private static final int NEWEST = 20;

  private static final int MOST_ROWS = 100;

  private final Table table;
  private final Optional<PageTable> page;

  public SubjectIndex(Table table) {
    this.table = table;
    this.page = Optional.empty();
  }

  /** One that writes when the page is done. */
  public SubjectIndex(PageTable page) {
    this.table = page;
    this.page = Optional.of(page);
  }

  public List<TicketId> find(MailboxId mailbox, Collection<String> subjects) {
    Set<TicketId> found = new LinkedHashSet<>();
    for (String subject : subjects) {
      String hash = hash(mailbox, subject);
      // "-" is followed by ".": all rows that begin with the hash.
      table
          .range(partition(hash), hash + "-", hash + ".", NEWEST)
          .forEach(row -> found.add(new TicketId(row.value())));
    }
    return List.copyOf(found);
  }

  /**
   * @param openedAt when the ticket began: it does not change, so a repeated write finds its row
   */
  public void add(MailboxId mailbox, String subject, TicketId ticket, Instant openedAt) {
    RowKey key = key(mailbox, subject, ticket, openedAt);
    page.ifPresentOrElse(
        behind -> behind.upsertBehind(key, ticket.value()),
        () -> table.upsert(key, ticket.value()));
  }

  /** No longer leads from these subjects to {@code ticket}. */
  public void forget(MailboxId mailbox, Collection<String> subjects, TicketId ticket) {
    for (String subject : subjects) {
      String hash = hash(mailbox, subject);
      for (Row row : Rows.of(table, partition(hash), hash + "-", MOST_ROWS)) {
        if (!row.key().row().startsWith(hash + "-")) {
          break;
        }
        if (row.value().equals(ticket.value())) {
          table.delete(row.key(), row.etag());
        }
      }
    }
  }

  private static RowKey key(MailboxId mailbox, String subject, TicketId ticket, Instant openedAt) {
    String newestFirst = "%019d-%s".formatted(Long.MAX_VALUE - openedAt.toEpochMilli(), ticket);
    String hash = hash(mailbox, subject);
    return new RowKey(partition(hash), hash + "-" + newestFirst);
  }

  private static String hash(MailboxId mailbox, String subject) {
    return Hash.of(mailbox.toString(), subject);
  }

  private static String partition(String hash) {
    return "subject/" + hash.charAt(0);
  }
}
