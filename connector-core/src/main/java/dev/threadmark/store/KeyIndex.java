package dev.threadmark.store;

import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which ticket a thread key belongs to: one row a key, in the partition {@code key/<hex digit>}.
 * Sixteen: enough for 30,000 rows a second on Azure, and few enough that the keys of a page of
 * mails are written in few batches.
 *
 * <p>The row at {@code <hash of tenant and key>} belongs to the first mailbox of the tenant that
 * met the key; other mailboxes, which are few, have rows of their own behind it. So one read tells
 * both what this mailbox knows and who else has the same mail.
 */
public final class KeyIndex {
  private final Table table;
  private final Optional<PageTable> page;

  public KeyIndex(Table table) {
    this.table = table;
    this.page = Optional.empty();
  }

  /** One whose claims may be written when the page is done, see {@link #claimBehind}. */
  public KeyIndex(PageTable page) {
    this.table = page;
    this.page = Optional.of(page);
  }

  record Entry(
      MailboxId mailbox,
      TicketId ticket,
      String root,
      Sighting.How how,
      boolean weak,
      Instant at,
      String digest,
      ThreadKey key) {
    /** As it was asked for: where somebody was erased, the row does not say the key. */
    Sighting sighting(ThreadKey key) {
      return new Sighting(key, mailbox, ticket, root, how, weak, at, digest);
    }
  }

  /**
   * What is known of keys.
   *
   * @param here claims of the mailbox that asked
   * @param elsewhere claims of other mailboxes of the tenant
   */
  public record Found(Map<ThreadKey, Sighting> here, Map<ThreadKey, Sighting> elsewhere) {}

  public Found find(MailboxId mailbox, Collection<ThreadKey> keys) {
    Map<RowKey, ThreadKey> rows = new LinkedHashMap<>();
    keys.forEach(key -> rows.put(shared(mailbox, key), key));
    Map<ThreadKey, Sighting> here = new HashMap<>();
    Map<ThreadKey, Sighting> elsewhere = new HashMap<>();
    Map<RowKey, ThreadKey> second = new LinkedHashMap<>();
    table
        .getAll(rows.keySet())
        .forEach(
            (rowKey, row) -> {
              Entry entry = Json.read(row.value(), Entry.class);
              ThreadKey key = rows.get(rowKey);
              if (entry.mailbox().equals(mailbox)) {
                here.put(key, entry.sighting(key));
              } else {
                elsewhere.put(key, entry.sighting(key));
                second.put(own(mailbox, key), key);
              }
            });
    if (!second.isEmpty()) {
      table
          .getAll(second.keySet())
          .forEach(
              (rowKey, row) -> {
                Entry entry = Json.read(row.value(), Entry.class);
                ThreadKey key = second.get(rowKey);
                here.put(key, entry.sighting(key));
              });
    }
    return new Found(here, elsewhere);
  }

  /**
   * Claims a key for a ticket, if nobody has.
   *
   * @return who holds it now: {@code claim} itself, or the one who was first
   */
  public Sighting claim(Sighting claim) {
    String value = Json.write(entry(claim));
    RowKey shared = shared(claim.mailbox(), claim.key());
    while (true) {
      if (table.insert(shared, value).isPresent()) {
        return claim;
      }
      Optional<Entry> holder = read(shared);
      if (holder.isEmpty()) {
        continue;
      }
      if (holder.get().mailbox().equals(claim.mailbox())) {
        return holder.get().sighting(claim.key());
      }
      RowKey own = own(claim.mailbox(), claim.key());
      if (table.insert(own, value).isPresent()) {
        return claim;
      }
      Optional<Entry> holderHere = read(own);
      if (holderHere.isPresent()) {
        return holderHere.get().sighting(claim.key());
      }
    }
  }

  /**
   * {@link #claim}, by the end of the page. Until then only this page knows of it, and somebody
   * else may be first: {@link PageTable#flush} tells.
   */
  public Sighting claimBehind(Sighting claim) {
    if (page.isEmpty()) {
      return claim(claim);
    }
    RowKey shared = shared(claim.mailbox(), claim.key());
    Optional<Entry> first = read(shared);
    boolean others = first.isPresent() && !first.get().mailbox().equals(claim.mailbox());
    RowKey place = others ? own(claim.mailbox(), claim.key()) : shared;
    Optional<Entry> holder = others ? read(place) : first;
    if (holder.isEmpty()) {
      page.get().insertBehind(place, Json.write(entry(claim)));
    }
    return holder.map(entry -> entry.sighting(claim.key())).orElse(claim);
  }

  /** Where keys are looked for first. */
  public List<RowKey> places(MailboxId mailbox, Collection<ThreadKey> keys) {
    return keys.stream().map(key -> shared(mailbox, key)).toList();
  }

  /**
   * Gives a key that was claimed for a mail before the mail came to the ticket it really is on.
   *
   * @return false if {@code was} holds it no more
   */
  public boolean move(Sighting was, Sighting now) {
    for (RowKey place : List.of(shared(was.mailbox(), was.key()), own(was.mailbox(), was.key()))) {
      Optional<Row> row = table.get(place);
      Optional<Sighting> there =
          row.map(one -> Json.read(one.value(), Entry.class).sighting(was.key()));
      // Where somebody was erased, the root was not told.
      if (there.filter(one -> one.equals(was) || one.withoutRoot().equals(was)).isPresent()) {
        return table.replace(place, Json.write(entry(now)), row.get().etag()).isPresent();
      }
    }
    return false;
  }

  private Optional<Entry> read(RowKey key) {
    return table.get(key).map(row -> Json.read(row.value(), Entry.class));
  }

  private static Entry entry(Sighting sighting) {
    return new Entry(
        sighting.mailbox(),
        sighting.ticket(),
        sighting.root(),
        sighting.how(),
        sighting.weak(),
        sighting.at(),
        sighting.digest(),
        sighting.key());
  }

  static RowKey shared(MailboxId mailbox, ThreadKey key) {
    String hash = Hash.of(mailbox.tenant(), scope(mailbox, key), key.kind().name(), key.value());
    return new RowKey("key/" + hash.substring(0, 1), hash);
  }

  /** A provider's thread id means something in its own mailbox only. */
  private static String scope(MailboxId mailbox, ThreadKey key) {
    return key.kind() == ThreadKey.Kind.PROVIDER_THREAD ? mailbox.address().value() : "";
  }

  static RowKey own(MailboxId mailbox, ThreadKey key) {
    RowKey shared = shared(mailbox, key);
    return new RowKey(shared.partition(), shared.row() + "-" + Hash.of(mailbox.address().value()));
  }

  /** All partitions of the index, for tools that must see everything. */
  public static List<String> partitions() {
    List<String> partitions = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      partitions.add("key/%x".formatted(i));
    }
    return partitions;
  }
}
