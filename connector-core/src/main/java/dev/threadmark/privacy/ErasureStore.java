package dev.threadmark.privacy;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Erasures of a mailbox, for its audit: partition {@code erasures/<mailbox>}, kept for ever; and
 * their mails in {@code erased-mails/<mailbox>}, {@code <erasure>-<hash>}.
 */
public final class ErasureStore {
  private static final String GOING = "erasing";
  private static final int MOST = 1_000;

  private final Table table;

  ErasureStore(Table table) {
    this.table = table;
  }

  record Stored(Erasure erasure, String etag) {}

  /** Begins to erase somebody, unless that is going on. */
  Stored begin(MailboxId mailbox, KnownAs who, String by, Instant now) {
    Optional<Stored> going = going(mailbox, who.address());
    if (going.isPresent()) {
      return going.get();
    }
    // By chance: an id made of the address would say whom.
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    Erasure begun = Erasure.begin(id, now, by, who);
    // First where the keeper looks, so that no crash leaves one that nobody goes on with.
    table.insert(going(mailbox, id), Json.write(new Going(mailbox, id)));
    String etag = table.insert(key(mailbox, id), Json.write(begun)).orElseThrow();
    return new Stored(begun, etag);
  }

  /** One that is not over, wherever it is. */
  record Going(MailboxId mailbox, String id) {}

  /** Those of all mailboxes that are not over. */
  List<Going> going() {
    return table.range(GOING, "", "", MOST).stream()
        .map(row -> Json.read(row.value(), Going.class))
        .toList();
  }

  /** It is over, or was never begun. */
  void over(MailboxId mailbox, String id) {
    table.get(going(mailbox, id)).ifPresent(row -> table.delete(row.key(), row.etag()));
  }

  private static RowKey going(MailboxId mailbox, String id) {
    return new RowKey(GOING, Hash.of(mailbox.toString()) + "-" + id);
  }

  private Optional<Stored> going(MailboxId mailbox, Address address) {
    return rows(mailbox).stream()
        .map(ErasureStore::stored)
        .filter(one -> one.erasure().who().filter(who -> who.address().equals(address)).isPresent())
        .findFirst();
  }

  /** All of them, in no order; at most 1,000. */
  public List<Erasure> all(MailboxId mailbox) {
    return rows(mailbox).stream().map(row -> stored(row).erasure()).toList();
  }

  Optional<Stored> find(MailboxId mailbox, String id) {
    return id.matches("[0-9a-f]{20}")
        ? table.get(key(mailbox, id)).map(ErasureStore::stored)
        : Optional.empty();
  }

  /** Empty where somebody else went on with it meanwhile. */
  Optional<Stored> replace(MailboxId mailbox, Stored was, Erasure now) {
    return table
        .replace(key(mailbox, now.id()), Json.write(now), was.etag())
        .map(etag -> new Stored(now, etag));
  }

  /** Notes a mail; whether it was not noted before. */
  boolean note(MailboxId mailbox, String erasure, ErasedMail mail) {
    RowKey key = new RowKey(mailsPartition(mailbox), erasure + "-" + Hash.of(mail.providerId()));
    return table.insert(key, Json.write(mail)).isPresent();
  }

  /**
   * Mails of an erased person that may still lie in the mailbox, at most 500, in an order of no
   * meaning.
   *
   * @param after the last place that was told; empty for the first
   */
  public List<Placed> mails(MailboxId mailbox, String erasure, String after) {
    List<Placed> mails = new ArrayList<>();
    String from = after.isEmpty() ? erasure + "-" : after + "!";
    for (Row row : table.range(mailsPartition(mailbox), from, erasure + ".", MOST / 2)) {
      mails.add(new Placed(mail(row), row.key().row()));
    }
    return mails;
  }

  /** A mail, and the place of those after it. */
  public record Placed(ErasedMail mail, String place) {}

  static ErasedMail mail(Row row) {
    return Json.read(row.value(), ErasedMail.class);
  }

  static String mailsPartition(MailboxId mailbox) {
    return "erased-mails/" + Hash.of(mailbox.toString());
  }

  private List<Row> rows(MailboxId mailbox) {
    return table.range(partition(mailbox), "", "", MOST);
  }

  private static Stored stored(Row row) {
    return new Stored(Json.read(row.value(), Erasure.class), row.etag());
  }

  private static RowKey key(MailboxId mailbox, String id) {
    return new RowKey(partition(mailbox), id);
  }

  private static String partition(MailboxId mailbox) {
    return "erasures/" + Hash.of(mailbox.toString());
  }
}
