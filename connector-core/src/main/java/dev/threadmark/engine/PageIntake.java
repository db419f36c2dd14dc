package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Clue;
import dev.threadmark.correlate.Clues;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.PageTable;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the mails of one page where they belong: as {@link Intake} does, which still decides and
 * writes mail by mail, but with the reads of all of them made ahead, and the claims that are left
 * made when all are on their tickets. Between a ticket and those claims another worker may get one
 * of them first: then the mails are looked at once more, at leisure, and what belongs together is
 * merged. A crash in between means the same page again.
 */
final class PageIntake {
  private final PageTable table;
  private final Intake intake;
  private final KeyIndex keys;
  private final Map<Arrival, Clues> clues = new IdentityHashMap<>();
  private final List<Runnable> taken = new ArrayList<>();

  PageIntake(PageTable table, Intake intake) {
    this.table = table;
    this.intake = intake;
    this.keys = new KeyIndex(table);
  }

  /** Fetches what these mails will ask for, all of one mailbox. */
  void ahead(MailboxId mailbox, List<Arrival> arrivals, List<TicketId> stamps) {
    Set<ThreadKey> named = new LinkedHashSet<>();
    Set<TicketId> tickets = new LinkedHashSet<>(stamps);
    for (Arrival arrival : arrivals) {
      Clues own = clues.computeIfAbsent(arrival, Clues::of);
      named.addAll(Gathering.keysOf(arrival, own));
      own.tokens().forEach(clue -> tickets.add(clue.token().ticket()));
      own.tag().map(Clue.SubjectTag::ticket).ifPresent(tickets::add);
    }
    table.ahead(keys.places(mailbox, named));
    KeyIndex.Found found = keys.find(mailbox, named);
    found.here().values().forEach(sighting -> tickets.add(sighting.ticket()));
    Set<RowKey> rows = new LinkedHashSet<>();
    tickets.forEach(ticket -> rows.add(TicketStore.snapshot(mailbox, ticket)));
    for (Arrival arrival : arrivals) {
      Optional.ofNullable(found.here().get(ThreadKey.of(arrival.mail().id())))
          .map(Sighting::ticket)
          .ifPresent(at -> rows.add(TicketStore.mail(mailbox, at, arrival.digest())));
    }
    table.ahead(rows);
  }

  MailMark take(Arrival arrival, String providerId, Policy policy, Optional<TicketId> stamp) {
    Clues own = clues.computeIfAbsent(arrival, Clues::of);
    MailMark mark = intake.take(arrival, own, providerId, policy, stamp);
    taken.add(() -> intake.take(arrival, own, providerId, policy, stamp));
    return mark;
  }

  /** Makes the claims that are left. After it the page is as if its mails had come one by one. */
  void finish() {
    while (!table.flush()) {
      table.forget();
      taken.forEach(Runnable::run);
    }
  }
}
