package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Batches;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What became of every mail of a mailbox: one row a mail in the partition {@code mail/<mailbox>},
 * written when its page is done. It answers "seen before?" and "where did it go?".
 */
public final class Journal {
  private static final int PAGE = 1_000;

  private final Table table;

  public Journal(Table table) {
    this.table = table;
  }

  /** The marks that exist among {@code hashes}. */
  public Map<String, MailMark> find(MailboxId mailbox, Collection<String> hashes) {
    List<RowKey> keys = hashes.stream().distinct().map(hash -> key(mailbox, hash)).toList();
    Map<String, MailMark> found = new HashMap<>();
    table
        .getAll(keys)
        .values()
        .forEach(
            row -> {
              MailMark mark = Json.read(row.value(), MailMark.class);
              found.put(mark.digest(), mark);
            });
    return found;
  }

  /**
   * Writes down what became of mails.
   *
   * @param copies the same mails where the mailbox has them once more
   */
  public void write(MailboxId mailbox, Collection<MailMark> marks, Collection<MailMark> copies) {
    Map<RowKey, Write> writes = new LinkedHashMap<>();
    marks.forEach(mark -> put(writes, key(mailbox, mark.digest()), mark));
    for (MailMark copy : copies) {
      put(writes, key(mailbox, copy.digest() + "-" + Hash.of(copy.providerId())), copy);
    }
    Batches.of(List.copyOf(writes.values()))
        .forEach(batch -> table.batch(partition(mailbox), batch));
  }

  /**
   * Where the mailbox has a mail once more: the providers' ids of its copies.
   *
   * @param hash the mail's digest
   */
  public List<String> copies(MailboxId mailbox, String hash) {
    return table.range(partition(mailbox), hash + "-", hash + ".", PAGE).stream()
        .map(row -> Json.read(row.value(), MailMark.class).providerId())
        .toList();
  }

  /** Takes a mark out, where the same mail has another one now. */
  public void forget(MailboxId mailbox, String digest) {
    table.get(key(mailbox, digest)).ifPresent(row -> table.delete(row.key(), row.etag()));
  }

  private static void put(Map<RowKey, Write> writes, RowKey key, MailMark mark) {
    writes.put(key, new Write.Upsert(key, Json.write(mark)));
  }

  /** All marks of a mailbox, a page in memory at a time. */
  public Stream<MailMark> all(MailboxId mailbox) {
    return StreamSupport.stream(Rows.of(table, partition(mailbox), PAGE).spliterator(), false)
        .map(Row::value)
        .map(value -> Json.read(value, MailMark.class));
  }

  /** Where the marks of a mailbox lie. */
  public static String partition(MailboxId mailbox) {
    return "mail/" + Hash.of(mailbox.toString());
  }

  private static RowKey key(MailboxId mailbox, String hash) {
    return new RowKey(partition(mailbox), hash);
  }
}
