package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tickets by the subjects they were talked about under: partition {@code subject/<hash>}, one row a
 * ticket, newest first.
 */
public final class SubjectIndex {
  /** Of "Hello" and "Help" there are thousands; only the newest can still be gone on with. */
  private static final int NEWEST = 20;

  private final Table table;

  public SubjectIndex(Table table) {
    this.table = table;
  }

  public List<TicketId> find(MailboxId mailbox, Collection<String> subjects) {
    Set<TicketId> found = new LinkedHashSet<>();
    for (String subject : subjects) {
      table
          .range(partition(mailbox, subject), "", "", NEWEST)
          .forEach(row -> found.add(new TicketId(row.value())));
    }
    return List.copyOf(found);
  }

  /**
   * @param openedAt when the ticket began: it does not change, so a repeated write finds its row
   */
  public void add(MailboxId mailbox, String subject, TicketId ticket, Instant openedAt) {
    String newestFirst = "%019d-%s".formatted(Long.MAX_VALUE - openedAt.toEpochMilli(), ticket);
    table.upsert(new RowKey(partition(mailbox, subject), newestFirst), ticket.value());
  }

  private static String partition(MailboxId mailbox, String subject) {
    return "subject/" + Hash.of(mailbox.toString(), subject);
  }
}
