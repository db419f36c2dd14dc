package dev.threadmark.privacy;

import dev.threadmark.correlate.AnswerGuard;
import dev.threadmark.correlate.Correlator;
import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.notice.NoticeRows;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.port.Row;
import dev.threadmark.port.Table;
import dev.threadmark.store.ForgottenKeys;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Journal;
import dev.threadmark.store.Json;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Saved;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is kept of a person besides tickets. Done again it changes nothing.
 *
 * @param mail told of each mail of theirs that is on no ticket
 */
record BesideTickets(
    Table table, MailboxId mailbox, KnownAs who, Instant now, Consumer<ErasedMail> mail) {
  private static final int PAGE = 500;

  /** No machine looks further back before it answers; whose an older row is does not matter. */
  private static final Duration ANSWERED = Duration.ofDays(2);

  /** In their order; the one of channels last, since there may come to be more. */
  List<Stretch> all() {
    List<Stretch> all = new ArrayList<>();
    all.add(stretch(Holds.partition(mailbox), this::held));
    all.add(stretch(Journal.partition(mailbox), this::scrub));
    all.add(stretch(Quarantine.partition(mailbox), this::scrub));
    all.add(stretch(Saved.partition(mailbox), this::scrub));
    AnswerLog.partitions().forEach(one -> all.add(stretch(one, this::answers)));
    KeyIndex.partitions().forEach(one -> all.add(new Stretch(one, "", "", PAGE, this::keys)));
    NoticeRows.channels(table)
        .forEach(one -> all.add(stretch(NoticeRows.waiting(one), this::notice)));
    return all;
  }

  private interface Each {
    /** Whether something changed. */
    boolean see(Row row);
  }

  private static Stretch stretch(String partition, Each each) {
    return new Stretch(
        partition, "", "", PAGE, rows -> (int) rows.stream().filter(each::see).count());
  }

  private boolean scrub(Row row) {
    return scrub(row, Mentions.anywhere(who));
  }

  private boolean scrub(Row row, Mentions mentions) {
    String left = mentions.erased(row.value());
    boolean changes = !left.equals(row.value());
    if (changes) {
      table.replace(row.key(), left, row.etag());
    }
    return changes;
  }

  /** A mail of theirs that waits for somebody to say where it belongs waits no longer. */
  private boolean held(Row row) {
    Holds.Held held = Json.read(row.value(), Holds.Held.class);
    if (!held.from().equalsIgnoreCase(who.address().value())) {
      return scrub(row);
    }
    mail.accept(new ErasedMail(held.providerId(), held.receivedAt(), held.sent(), now));
    marks(table, mailbox, held.digest());
    return table.delete(row.key(), row.etag());
  }

  /** Takes the Message-ID off a mail's marks in the journal; they still say that it was handled. */
  static void marks(Table table, MailboxId mailbox, String digest) {
    for (Row row : table.range(Journal.partition(mailbox), digest, digest + ".", PAGE)) {
      MailMark mark = Json.read(row.value(), MailMark.class);
      MailMark left = mark.named(Mentions.NOTHING);
      if (!left.equals(mark)) {
        table.replace(row.key(), Json.write(left), row.etag());
      }
    }
  }

  private boolean answers(Row row) {
    List<AnswerGuard.Given> given = AnswerLog.given(row);
    List<AnswerGuard.Given> left = given.stream().filter(one -> !goes(one)).toList();
    if (left.size() < given.size()) {
      new AnswerLog(table).leave(row, left);
    }
    return left.size() < given.size();
  }

  private boolean goes(AnswerGuard.Given given) {
    boolean theirs = given.to().equals(who.address());
    return theirs
        && (given.at().isBefore(now.minus(ANSWERED))
            || new TicketStore(table).own(mailbox, given.ticket()).isPresent());
  }

  /**
   * Nothing leads to a ticket that they began, but that the id from which its number comes is
   * taken: an answer to that mail begins a ticket of another number.
   */
  private int keys(List<Row> rows) {
    ForgottenKeys keys = new ForgottenKeys(table);
    int changed = 0;
    Set<TicketId> sealed = sealed(rows);
    for (Row row : rows) {
      Sighting seen = ForgottenKeys.sighting(row);
      boolean theirs = seen.mailbox().equals(mailbox) && sealed.contains(seen.ticket());
      if (seen.key().kind() == ThreadKey.Kind.ERASED) {
        continue;
      }
      if (theirs && !begins(seen)) {
        keys.forget(row);
        changed++;
      } else if (theirs
          || seen.mailbox().equals(mailbox) && Mentions.anywhere(who).in(row.value())) {
        keys.erase(row);
        changed++;
      }
    }
    return changed;
  }

  private boolean begins(Sighting seen) {
    return Correlator.ticketOf(mailbox, seen.key().toString()).equals(seen.ticket());
  }

  private Set<TicketId> sealed(List<Row> rows) {
    Set<TicketId> named = new HashSet<>();
    rows.stream()
        .map(ForgottenKeys::sighting)
        .filter(seen -> seen.mailbox().equals(mailbox))
        .forEach(seen -> named.add(seen.ticket()));
    Map<TicketId, TicketStore.Stored> found =
        named.isEmpty() ? Map.of() : new TicketStore(table).find(mailbox, named);
    Set<TicketId> sealed = new HashSet<>();
    found.forEach(
        (id, stored) -> {
          if (stored.ticket().sealed()) {
            sealed.add(id);
          }
        });
    return sealed;
  }

  /** What waits to be told of a ticket of theirs is told nobody. */
  private boolean notice(Row row) {
    if (!NoticeRows.mailbox(row).equals(mailbox.toString())) {
      return false;
    }
    Optional<TicketStore.Stored> ticket =
        TicketId.parse(NoticeRows.ticket(row))
            .flatMap(id -> new TicketStore(table).own(mailbox, id));
    boolean theirs = ticket.filter(one -> one.ticket().sealed()).isPresent();
    boolean wrote = NoticeRows.by(row).equalsIgnoreCase(who.address().value());
    return theirs
        ? table.delete(row.key(), row.etag())
        : scrub(row, wrote ? Mentions.close(who) : Mentions.anywhere(who));
  }

  /** What says that mail to them came back. */
  static void bounces(Table table, MailboxId mailbox, KnownAs who) {
    new AnswerLog(table).forget(mailbox, who.address());
  }
}
