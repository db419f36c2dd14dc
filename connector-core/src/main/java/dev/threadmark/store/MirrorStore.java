package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Batches;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the state that mailboxes show: tickets whose mailbox may show another one (the
 * partition {@code mirror}), the row {@code mirrored} of each ticket that says what was shown last,
 * and how far each mailbox was looked at.
 */
public final class MirrorStore {
  private static final String DUE = "mirror";
  private static final String LOOKED = "mirror-looked";

  private final Table table;

  public MirrorStore(Table table) {
    this.table = table;
  }

  /**
   * @param notBefore nothing is to be done before then
   */
  private record Due(MailboxId mailbox, TicketId ticket, Instant notBefore) {}

  /** A ticket that is due, as it was read. */
  public record Listed(
      MailboxId mailbox, TicketId ticket, Instant notBefore, RowKey key, String etag) {}

  /**
   * What a mailbox showed last.
   *
   * @param before what it showed before that
   */
  public record Mirrored(Status status, Optional<Status> before, Instant at) {}

  /** Notes that mailboxes may show another state than tickets have. */
  public void due(MailboxId mailbox, Collection<Ticket> tickets, Instant notBefore) {
    List<Write> writes =
        tickets.stream()
            .<Write>map(
                ticket ->
                    new Write.Upsert(
                        key(mailbox, ticket.id()),
                        Json.write(new Due(mailbox, ticket.id(), notBefore))))
            .toList();
    Batches.of(writes).forEach(batch -> table.batch(DUE, batch));
  }

  /** Tickets that are due, at most {@code most}. */
  public List<Listed> due(int most) {
    return table.range(DUE, "", "", most).stream().map(MirrorStore::listed).toList();
  }

  private static Listed listed(Row row) {
    Due due = Json.read(row.value(), Due.class);
    return new Listed(due.mailbox(), due.ticket(), due.notBefore(), row.key(), row.etag());
  }

  /** Done, unless it became due again meanwhile. */
  public void done(Listed listed) {
    table.delete(listed.key(), listed.etag());
  }

  /** Not before {@code when}, unless it became due again meanwhile. */
  public void putOff(Listed listed, Instant when) {
    Due later = new Due(listed.mailbox(), listed.ticket(), when);
    table.replace(listed.key(), Json.write(later), listed.etag());
  }

  public Optional<Mirrored> mirrored(MailboxId mailbox, TicketId ticket) {
    return table
        .get(mirroredKey(mailbox, ticket))
        .map(row -> Json.read(row.value(), Mirrored.class));
  }

  public void mirrored(MailboxId mailbox, TicketId ticket, Mirrored mirrored) {
    table.upsert(mirroredKey(mailbox, ticket), Json.write(mirrored));
  }

  /** How far the mailbox was looked at. */
  public Optional<String> looked(MailboxId mailbox) {
    return table.get(lookedKey(mailbox)).map(Row::value).filter(cursor -> !cursor.isEmpty());
  }

  public void looked(MailboxId mailbox, String cursor) {
    table.upsert(lookedKey(mailbox), cursor);
  }

  private static RowKey lookedKey(MailboxId mailbox) {
    return new RowKey(LOOKED, Hash.of(mailbox.toString()));
  }

  private static RowKey mirroredKey(MailboxId mailbox, TicketId ticket) {
    return TicketStore.row(mailbox, ticket, "mirrored");
  }

  private static RowKey key(MailboxId mailbox, TicketId ticket) {
    return new RowKey(DUE, Hash.of(mailbox.toString(), ticket.value()));
  }
}
