package dev.threadmark.notice;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Batches;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.ServiceLevel;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads to the tickets whose answer comes due: the partition {@code deadlines}, one small row a
 * ticket and time at which there is something to tell, in the order of these times. So what is to
 * be told is one read from its beginning, however many tickets there are. A row may be early or in
 * vain, never missing: the ticket decides.
 */
final class Deadlines {
  private static final String PARTITION = "deadlines";
  private static final String LEVELS = "deadline-levels";

  /** What was overdue for longer before anybody looked is told nobody. */
  private static final Duration STALE = Duration.ofDays(1);

  private final Table table;
  private final Set<MailboxId> begun = ConcurrentHashMap.newKeySet();

  Deadlines(Table table) {
    this.table = table;
  }

  private record Pointer(MailboxId mailbox, TicketId ticket) {}

  record Listed(MailboxId mailbox, TicketId ticket, RowKey key, String etag) {}

  /**
   * When the answer to a ticket is due.
   *
   * @param soon when that is to be said
   */
  record Due(Instant soon, Instant at) {
    /** Empty where it is not our turn. */
    static Optional<Due> of(Ticket ticket, ServiceLevel level) {
      return of(
          level, ticket.status(), ticket.openedAt(), ticket.lastActivity(), ticket.answeredAt());
    }

    private static Optional<Due> of(
        ServiceLevel level,
        Status status,
        Instant opened,
        Instant last,
        Optional<Instant> answered) {
      return level
          .due(status, opened, last, answered)
          .map(at -> new Due(level.soon(status, opened, last, answered).orElseThrow(), at));
    }
  }

  /**
   * Lists the open tickets of a mailbox where another service level holds than when this was done
   * last; otherwise nothing, once in a process.
   */
  void begin(MailboxId mailbox, ServiceLevel level, TicketList list, Instant now) {
    RowKey key = new RowKey(LEVELS, Hash.of(mailbox.toString()));
    String fingerprint = fingerprint(level);
    if (begun.contains(mailbox)) {
      return;
    }
    if (!table.get(key).map(Row::value).equals(Optional.of(fingerprint))) {
      List<Write> writes = new ArrayList<>();
      list.all(mailbox)
          .forEach(
              line ->
                  Due.of(
                          level,
                          line.status(),
                          line.openedAt(),
                          line.lastActivity(),
                          line.answeredAt())
                      .filter(due -> due.at().isAfter(now.minus(STALE)))
                      .map(due -> pointer(mailbox, new TicketId(line.ticket()), due.soon()))
                      .ifPresent(writes::add));
      Batches.of(writes).forEach(batch -> table.batch(PARTITION, batch));
      table.upsert(key, fingerprint);
    }
    begun.add(mailbox);
  }

  /** There is no service level any more: the next one begins anew, even if it is the same. */
  void forget(MailboxId mailbox) {
    RowKey key = new RowKey(LEVELS, Hash.of(mailbox.toString()));
    table.get(key).ifPresent(row -> table.delete(key, row.etag()));
  }

  /** The same whatever the order of its days in memory. */
  private static String fingerprint(ServiceLevel level) {
    return Hash.of(
        level.within().toString(),
        new TreeSet<>(level.days()).toString(),
        level.from() + "-" + level.to(),
        level.zone().toString(),
        new TreeSet<>(level.holidays()).toString());
  }

  /** Lists a ticket as it stands. */
  void note(Ticket ticket, ServiceLevel level, Instant now) {
    Due.of(ticket, level)
        .filter(due -> due.at().isAfter(now.minus(STALE)))
        .ifPresent(due -> put(pointer(ticket.mailbox(), ticket.id(), due.soon())));
  }

  /** Those for which there may be something to tell, at most {@code most}. */
  List<Listed> until(Instant now, int most) {
    return table.range(PARTITION, "", prefix(now.plusMillis(1)), most).stream()
        .map(Deadlines::listed)
        .toList();
  }

  /**
   * To be looked at again at another time; listed there first, so that it is never off the list.
   */
  void move(Listed was, Instant at) {
    Write.Upsert next = pointer(was.mailbox(), was.ticket(), at);
    put(next);
    if (!next.key().equals(was.key())) {
      remove(was);
    }
  }

  /** No effect where it was listed anew meanwhile. */
  void remove(Listed was) {
    table.delete(was.key(), was.etag());
  }

  /** True if what was due then may still be told. */
  static boolean fresh(Due due, Instant now) {
    return due.at().isAfter(now.minus(STALE));
  }

  private void put(Write.Upsert pointer) {
    table.upsert(pointer.key(), pointer.value());
  }

  private static Write.Upsert pointer(MailboxId mailbox, TicketId ticket, Instant at) {
    String which = Hash.of(mailbox.toString(), ticket.value());
    return new Write.Upsert(
        new RowKey(PARTITION, prefix(at) + which), Json.write(new Pointer(mailbox, ticket)));
  }

  private static Listed listed(Row row) {
    Pointer pointer = Json.read(row.value(), Pointer.class);
    return new Listed(pointer.mailbox(), pointer.ticket(), row.key(), row.etag());
  }

  private static String prefix(Instant at) {
    return "%015d-".formatted(Math.max(0, at.toEpochMilli()));
  }
}
