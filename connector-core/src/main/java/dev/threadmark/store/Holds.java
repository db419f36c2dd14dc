package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.Cut;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mail that somebody must say the ticket of: partition {@code holds/<mailbox>}, one row a mail. */
public final class Holds {
  private static final int MOST = 1_000;

  private final Table table;

  public Holds(Table table) {
    this.table = table;
  }

  /**
   * @param digest under which the journal has it
   * @param thread the provider's thread
   * @param proposed the ticket that its clues point at
   */
  public record Held(
      String digest,
      String messageId,
      String providerId,
      boolean sent,
      Optional<String> thread,
      String from,
      String subject,
      Instant receivedAt,
      String proposed,
      String rule,
      String because) {
    private static final int LINE = 400;

    public Held {
      from = Cut.to(from, LINE);
      subject = Cut.to(subject, LINE);
    }

    /** A short name for paths. */
    public String id() {
      return Hash.of(digest).substring(0, 20);
    }
  }

  public void put(MailboxId mailbox, Held held) {
    table.upsert(key(mailbox, held.id()), Json.write(held));
  }

  public Optional<Held> find(MailboxId mailbox, String id) {
    return id.matches("[0-9a-f]{20}")
        ? table.get(key(mailbox, id)).map(row -> Json.read(row.value(), Held.class))
        : Optional.empty();
  }

  /** All that wait, at most 1,000. */
  public List<Held> all(MailboxId mailbox) {
    return table.range(partition(mailbox), "", "", MOST).stream()
        .map(row -> Json.read(row.value(), Held.class))
        .toList();
  }

  public void remove(MailboxId mailbox, Held held) {
    table.get(key(mailbox, held.id())).ifPresent(row -> table.delete(row.key(), row.etag()));
  }

  private static RowKey key(MailboxId mailbox, String id) {
    return new RowKey(partition(mailbox), id);
  }

  /** Where the held mails of a mailbox lie. */
  public static String partition(MailboxId mailbox) {
    return "holds/" + Hash.of(mailbox.toString());
  }
}
