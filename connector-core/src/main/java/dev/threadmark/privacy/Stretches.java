package dev.threadmark.privacy;

import dev.threadmark.correlate.Sighting;
import dev.threadmark.customer.Doors;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.notice.NoticeRows;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Row;
import dev.threadmark.port.Table;
import dev.threadmark.store.Changes;
import dev.threadmark.store.ForgottenKeys;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Journal;
import dev.threadmark.store.Json;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Presence;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Removal;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.ToldLog;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Everything that is looked through in one lap, in its order. */
final class Stretches {
  /** What follows the changes asks every few seconds; a month is for one that was switched off. */
  static final Duration CHANGES = Duration.ofDays(30);

  /** A notice is told within two days, and nothing older than one day is noticed anew. */
  static final Duration NOTICES = Duration.ofDays(30);

  /** Nobody is at a ticket longer than a minute without saying so again. */
  static final Duration PRESENCE = Duration.ofDays(1);

  /** For whoever deletes the mails of an erased person in the mailbox. */
  static final Duration ERASED_MAILS = Duration.ofDays(90);

  private static final int FEW = 50;
  private static final int MANY = 500;

  private final Table table;
  private final TicketStore tickets;
  private final Forgetting forgetting;
  private final ForgottenKeys keys;

  Stretches(Table table) {
    this.table = table;
    this.tickets = new TicketStore(table);
    this.forgetting = new Forgetting(table);
    this.keys = new ForgottenKeys(table);
  }

  /**
   * @param mailboxes each with the time from when on its mail is kept; empty for all of it
   */
  List<Stretch> all(Map<MailboxId, Optional<Instant>> mailboxes, Instant now) {
    List<Stretch> all = new ArrayList<>();
    mailboxes.forEach(
        (mailbox, kept) -> {
          kept.ifPresent(horizon -> all.addAll(kept(mailbox, horizon)));
          all.addAll(logs(mailbox, now));
        });
    if (mailboxes.values().stream().anyMatch(Optional::isPresent)) {
      KeyIndex.partitions()
          .forEach(one -> all.add(whole(one, MANY, rows -> cleanKeys(rows, mailboxes))));
    }
    AnswerLog.partitions()
        .forEach(one -> all.add(where(one, row -> AnswerLog.worthless(row, now))));
    Doors.partitions().forEach(one -> all.add(where(one, row -> Doors.worthless(row, now))));
    for (String channel : NoticeRows.channels(table)) {
      Instant latest = now.minus(NOTICES);
      all.add(where(NoticeRows.told(channel), row -> NoticeRows.toldAt(row).isBefore(latest)));
      all.add(where(NoticeRows.waiting(channel), row -> NoticeRows.happened(row).isBefore(latest)));
    }
    return all;
  }

  private List<Stretch> kept(MailboxId mailbox, Instant horizon) {
    return List.of(
        // Newest first: what was opened since is not looked at.
        new Stretch(
            TicketList.partition(mailbox),
            "%019d-".formatted(Long.MAX_VALUE - horizon.toEpochMilli()),
            "",
            FEW,
            rows ->
                (int) rows.stream().filter(row -> forgetting.see(mailbox, row, horizon)).count()),
        whole(Journal.partition(mailbox), MANY, rows -> cleanMarks(mailbox, rows, horizon)),
        where(
            Holds.partition(mailbox),
            row -> Json.read(row.value(), Holds.Held.class).receivedAt().isBefore(horizon)),
        where(Quarantine.partition(mailbox), row -> worthless(row, horizon)),
        whole(
            OutboxStore.failedPartition(mailbox),
            MANY,
            rows -> withoutTicket(mailbox, rows, OutboxStore::ticketOfFailed)));
  }

  private List<Stretch> logs(MailboxId mailbox, Instant now) {
    return List.of(
        new Stretch(
            Changes.partition(mailbox),
            "",
            Changes.from(now.minus(CHANGES)),
            MANY,
            rows -> Removal.of(table, rows)),
        new Stretch(
            ToldLog.partition(mailbox),
            ToldLog.from(now.minus(NOTICES)),
            "",
            MANY,
            rows -> Removal.of(table, rows)),
        where(
            Presence.partition(mailbox),
            row ->
                Json.read(row.value(), Presence.Here.class).until().isBefore(now.minus(PRESENCE))),
        where(
            ErasureStore.mailsPartition(mailbox),
            row -> ErasureStore.mail(row).at().isBefore(now.minus(ERASED_MAILS))));
  }

  private static boolean worthless(Row row, Instant horizon) {
    Quarantine.Entry entry = Json.read(row.value(), Quarantine.Entry.class);
    return entry.receivedAt().isBefore(horizon) && entry.at().isBefore(horizon);
  }

  /** What is older and on no ticket: it is not taken in again, so nobody asks whether it was. */
  private int cleanMarks(MailboxId mailbox, List<Row> rows, Instant horizon) {
    List<Row> old =
        rows.stream()
            .filter(row -> Json.read(row.value(), MailMark.class).receivedAt().isBefore(horizon))
            .toList();
    return withoutTicket(
        mailbox,
        old,
        row -> Json.read(row.value(), MailMark.class).ticket().flatMap(TicketId::parse));
  }

  /** Nothing older than what is kept is claimed any more, so what leads nowhere never will. */
  private int cleanKeys(List<Row> rows, Map<MailboxId, Optional<Instant>> mailboxes) {
    Map<MailboxId, List<Row>> old = new HashMap<>();
    for (Row row : rows) {
      Sighting seen = ForgottenKeys.sighting(row);
      if (mailboxes
          .getOrDefault(seen.mailbox(), Optional.empty())
          .filter(seen.at()::isBefore)
          .isPresent()) {
        old.computeIfAbsent(seen.mailbox(), any -> new ArrayList<>()).add(row);
      }
    }
    int removed = 0;
    for (Map.Entry<MailboxId, List<Row>> one : old.entrySet()) {
      Set<TicketId> there =
          there(
              one.getKey(),
              one.getValue(),
              row -> Optional.of(ForgottenKeys.sighting(row).ticket()));
      for (Row row : one.getValue()) {
        if (!there.contains(ForgottenKeys.sighting(row).ticket())) {
          keys.forget(row);
          removed++;
        }
      }
    }
    return removed;
  }

  private interface OfTicket {
    Optional<TicketId> of(Row row);
  }

  private int withoutTicket(MailboxId mailbox, List<Row> rows, OfTicket ticket) {
    Set<TicketId> there = there(mailbox, rows, ticket);
    return Removal.of(
        table,
        rows.stream().filter(row -> ticket.of(row).filter(there::contains).isEmpty()).toList());
  }

  private Set<TicketId> there(MailboxId mailbox, List<Row> rows, OfTicket ticket) {
    Set<TicketId> named = new HashSet<>();
    rows.forEach(row -> ticket.of(row).ifPresent(named::add));
    return named.isEmpty() ? Set.of() : tickets.find(mailbox, named).keySet();
  }

  private Stretch where(String partition, Predicate<Row> worthless) {
    return whole(
        partition, MANY, rows -> Removal.of(table, rows.stream().filter(worthless).toList()));
  }

  private static Stretch whole(
      String partition, int page, java.util.function.ToIntFunction<List<Row>> clean) {
    return new Stretch(partition, "", "", page, clean);
  }
}
