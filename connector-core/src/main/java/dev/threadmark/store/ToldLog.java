package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.time.Instant;
import java.util.List;

/** Which notices of a mailbox went where, newest first: the partition {@code told/<mailbox>}. */
public final class ToldLog {
  private final Table table;

  public ToldLog(Table table) {
    this.table = table;
  }

  /**
   * What became of a notice in the end.
   *
   * @param channel the name of a channel; {@code mail} for one that went to a person
   * @param type of the notice, such as {@code answer.due}
   * @param to the person, where it was one; else empty
   * @param outcome {@code told}, or why it was given up
   */
  public record Entry(
      String id,
      Instant at,
      String channel,
      String type,
      String ticket,
      String to,
      int attempts,
      String outcome) {}

  /** Written again it changes nothing. */
  public void add(MailboxId mailbox, Entry entry) {
    String which = Hash.of(entry.channel(), entry.id(), entry.to()).substring(0, 16);
    table.upsert(new RowKey(partition(mailbox), from(entry.at()) + which), Json.write(entry));
  }

  /**
   * @param most 1 to 1,000
   */
  public List<Entry> newest(MailboxId mailbox, int most) {
    return table.range(partition(mailbox), "", "", most).stream()
        .map(row -> Json.read(row.value(), Entry.class))
        .toList();
  }

  /** What was told before {@code latest}, to the end of the partition. */
  public static String from(Instant latest) {
    return "%019d-".formatted(Long.MAX_VALUE - latest.toEpochMilli());
  }

  public static String partition(MailboxId mailbox) {
    return "told/" + Hash.of(mailbox.toString());
  }
}
