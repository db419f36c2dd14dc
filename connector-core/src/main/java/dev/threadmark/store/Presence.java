package dev.threadmark.store;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is at a ticket: the partition {@code presence/<mailbox>}, a row {@code <ticket>-<who>} each,
 * that says until when.
 */
public final class Presence {
  private static final Duration LASTS = Duration.ofSeconds(60);
  private static final int MOST = 50;

  private final Table table;

  public Presence(Table table) {
    this.table = table;
  }

  public enum Doing {
    READING,
    ANSWERING,
    GONE
  }

  public record Here(Address address, Doing doing, Instant since, Instant until) {}

  /** Somebody is there, for a minute. */
  public void say(MailboxId mailbox, TicketId ticket, Address who, Doing doing, Instant now) {
    RowKey key = new RowKey(partition(mailbox), ticket + "-" + Hash.of(who.key()));
    Instant since =
        table
            .get(key)
            .map(row -> Json.read(row.value(), Here.class))
            .filter(was -> was.doing() == doing && was.until().isAfter(now))
            .map(Here::since)
            .orElse(now);
    table.upsert(key, Json.write(new Here(who, doing, since, now.plus(LASTS))));
  }

  /** Who is there besides {@code but}. */
  public List<Here> others(MailboxId mailbox, TicketId ticket, Address but, Instant now) {
    return table.range(partition(mailbox), ticket + "-", ticket + ".", MOST).stream()
        .map(row -> Json.read(row.value(), Here.class))
        .filter(here -> here.until().isAfter(now) && here.doing() != Doing.GONE)
        .filter(here -> !here.address().equals(but))
        .toList();
  }

  /** Where it is said who is at the tickets of a mailbox. */
  public static String partition(MailboxId mailbox) {
    return "presence/" + Hash.of(mailbox.toString());
  }
}
