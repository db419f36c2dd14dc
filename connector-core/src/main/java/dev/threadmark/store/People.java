package dev.threadmark.store;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The people of a tenant: what each of them wants to be told, and whose tickets they could answer
 * when they last came. One row a person in the partition {@code people/<tenant>}.
 */
public final class People {
  /** Nobody is expected to be told by reason of a role that they had longer ago. */
  public static final Duration REMEMBERED = Duration.ofDays(90);

  private static final int MAX_RACES = 30;
  private static final int MOST = 1_000;
  private static final Duration FRESH = Duration.ofDays(1);

  private final Table table;

  public People(Table table) {
    this.table = table;
  }

  /**
   * Somebody who is known.
   *
   * @param mail by the name of a matter, whether they want mail about it; the usual where it is not
   *     named
   * @param mailboxes in which they could answer when they last came
   * @param seenAt when that was
   */
  public record Known(
      Address address, Map<String, Boolean> mail, Set<MailboxId> mailboxes, Instant seenAt) {
    public Known {
      mail = mail == null ? Map.of() : Map.copyOf(mail);
      mailboxes = mailboxes == null ? Set.of() : Set.copyOf(mailboxes);
      seenAt = seenAt == null ? Instant.EPOCH : seenAt;
    }

    /** True if they could answer there not too long ago. */
    public boolean couldAnswer(MailboxId mailbox, Instant now) {
      return mailboxes.contains(mailbox) && seenAt.plus(REMEMBERED).isAfter(now);
    }
  }

  public Optional<Known> find(String tenant, Address address) {
    return table.get(key(tenant, address)).map(People::read);
  }

  /** Everybody who is known, at most 1,000. */
  public List<Known> all(String tenant) {
    return table.range(partition(tenant), "", "", MOST).stream().map(People::read).toList();
  }

  /**
   * Somebody came; written at most once a day unless what they may do has changed.
   *
   * @param tenants in which they may do anything
   * @param mailboxes in which they may answer, of any of these
   */
  public void seen(Address address, Set<String> tenants, Set<MailboxId> mailboxes, Instant now) {
    for (String tenant : tenants) {
      Set<MailboxId> here = new HashSet<>(mailboxes);
      here.removeIf(mailbox -> !mailbox.tenant().equals(tenant));
      change(
          tenant,
          address,
          was ->
              was.mailboxes().equals(here) && was.seenAt().plus(FRESH).isAfter(now)
                  ? was
                  : new Known(address, was.mail(), here, now));
    }
  }

  /** What somebody wants to be told, in these tenants. */
  public void prefer(Address address, Set<String> tenants, Map<String, Boolean> mail) {
    for (String tenant : tenants) {
      change(tenant, address, was -> new Known(address, mail, was.mailboxes(), was.seenAt()));
    }
  }

  private void change(String tenant, Address address, UnaryOperator<Known> change) {
    RowKey key = key(tenant, address);
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Row> row = table.get(key);
      Known was = row.map(People::read).orElseGet(() -> new Known(address, null, null, null));
      Known now = change.apply(was);
      boolean nothing = row.isEmpty() && now.mail().isEmpty() && now.mailboxes().isEmpty();
      if (now.equals(was) || nothing) {
        return;
      }
      String json = Json.write(now);
      Optional<String> written =
          row.map(known -> table.replace(key, json, known.etag()))
              .orElseGet(() -> table.insert(key, json));
      if (written.isPresent()) {
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one person");
  }

  private static Known read(Row row) {
    return Json.read(row.value(), Known.class);
  }

  /** Where the people of a tenant lie. */
  public static String partition(String tenant) {
    return "people/" + tenant;
  }

  private static RowKey key(String tenant, Address address) {
    return new RowKey(partition(tenant), Hash.of(address.key()));
  }
}
