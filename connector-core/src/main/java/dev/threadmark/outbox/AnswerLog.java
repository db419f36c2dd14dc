package dev.threadmark.outbox;

import dev.threadmark.correlate.AnswerGuard;
import dev.threadmark.correlate.AnswerGuard.Given;
import dev.threadmark.correlate.AnswerGuard.Verdict;
import dev.threadmark.correlate.Arrival;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whom machines of ours have answered, and about what: one row for an author and a topic in the
 * partition {@code answers/<2 hex digits>}, written by etag, so that workers who ask at the same
 * time are counted one after the other.
 */
public final class AnswerLog {
  /** How a row of a ticket begins that says that somebody wants no mail of machines. */
  public static final String NO_ANSWER = "no-answer-";

  private static final int MAX_RACES = 100;
  private static final int KEPT = 50;

  /** A mailbox that did not exist may exist some day. */
  private static final Duration SILENCE = Duration.ofDays(90);

  private final Table table;

  public AnswerLog(Table table) {
    this.table = table;
  }

  private record Answers(List<Given> given) {}

  private record Bounced(Instant at) {}

  /** Mail to {@code address} came back for good: no machine of ours writes to it for a while. */
  public void undeliverable(MailboxId mailbox, Address address, Instant at) {
    table.upsert(bounces(mailbox, address), Json.write(new Bounced(at)));
  }

  /**
   * Notes, in the batch that puts a mail on a ticket, that its author is not to be written to by
   * machines there; nothing where it does not ask for that.
   */
  public static List<Write> noted(Arrival arrival, TicketId ticket) {
    return arrival
        .speaker()
        .filter(any -> !arrival.sent() && AnswerGuard.asksForNone(arrival))
        .<Write>map(who -> new Write.Upsert(none(arrival.mailbox(), ticket, who), "{}"))
        .stream()
        .toList();
  }

  /** True if a mail of theirs on the ticket asked for no answer of a machine. */
  public boolean askedForNone(MailboxId mailbox, TicketId ticket, Address who) {
    return table.get(none(mailbox, ticket, who)).isPresent();
  }

  private static RowKey none(MailboxId mailbox, TicketId ticket, Address who) {
    return TicketStore.row(mailbox, ticket, NO_ANSWER + Hash.of(who.key()));
  }

  /** True if mail to {@code address} came back for good, not too long ago. */
  public boolean bounced(MailboxId mailbox, Address address, Instant now) {
    return table
        .get(bounces(mailbox, address))
        .map(row -> Json.read(row.value(), Bounced.class).at().plus(SILENCE))
        .filter(now::isBefore)
        .isPresent();
  }

  /**
   * Asks whether the mail that opens {@code ticket} may be answered, and if so counts the answer.
   * Asked again for the same ticket it says the same and counts nothing: a ticket that is opened
   * once more after a crash owes its answer still.
   */
  public Verdict reserve(AnswerGuard guard, Arrival arrival, TicketId ticket) {
    Optional<RowKey> key = arrival.speaker().map(author -> key(arrival, author));
    if (key.isEmpty()) {
      return Verdict.NOBODY_TO_ANSWER;
    }
    if (bounced(arrival.mailbox(), arrival.speaker().get(), arrival.receivedAt())) {
      return Verdict.UNDELIVERABLE;
    }
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Row> row = table.get(key.get());
      List<Given> given =
          row.map(known -> Json.read(known.value(), Answers.class).given()).orElse(List.of());
      List<Given> others = given.stream().filter(one -> !one.ticket().equals(ticket)).toList();
      Verdict verdict = guard.judge(arrival, ticket, others);
      boolean counted = others.size() < given.size();
      if (verdict != Verdict.MAY_ANSWER
          || counted
          || count(key.get(), row, given, arrival, ticket)) {
        return verdict;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one author");
  }

  private boolean count(
      RowKey key, Optional<Row> row, List<Given> given, Arrival arrival, TicketId ticket) {
    List<Given> more = new ArrayList<>(given);
    more.add(
        new Given(
            ticket,
            arrival.speaker().orElseThrow(),
            AnswerGuard.topic(arrival),
            arrival.receivedAt()));
    List<Given> newest = more.subList(Math.max(0, more.size() - KEPT), more.size());
    String value = Json.write(new Answers(List.copyOf(newest)));
    return row.map(was -> table.replace(key, value, was.etag()))
        .orElseGet(() -> table.insert(key, value))
        .isPresent();
  }

  private static RowKey bounces(MailboxId mailbox, Address address) {
    String hash = Hash.of(mailbox.toString(), address.value(), "bounced");
    return new RowKey("answers/" + hash.substring(0, 2), hash);
  }

  /** True for a row that no longer keeps anybody from being answered. */
  public static boolean worthless(Row row, Instant now) {
    Instant latest = now.minus(SILENCE);
    Rowed rowed = Json.read(row.value(), Rowed.class);
    return rowed.given() == null
        ? rowed.at() == null || rowed.at().isBefore(latest)
        : rowed.given().stream().allMatch(given -> given.at().isBefore(latest));
  }

  /** Either kind of row. */
  private record Rowed(List<Given> given, Instant at) {}

  /** The answers of machines that a row tells of; none where it tells of a mail that came back. */
  public static List<Given> given(Row row) {
    List<Given> given = Json.read(row.value(), Rowed.class).given();
    return given == null ? List.of() : given;
  }

  /** Has a row tell of these only; it goes where there are none. */
  public void leave(Row row, List<Given> given) {
    if (given.isEmpty()) {
      table.delete(row.key(), row.etag());
    } else {
      table.replace(row.key(), Json.write(new Answers(given)), row.etag());
    }
  }

  /** Forgets that mail to {@code address} came back. */
  public void forget(MailboxId mailbox, Address address) {
    table.get(bounces(mailbox, address)).ifPresent(row -> table.delete(row.key(), row.etag()));
  }

  /** All partitions of the log, for tools that must see everything. */
  public static List<String> partitions() {
    return IntStream.range(0, 256).mapToObj("answers/%02x"::formatted).toList();
  }

  private static RowKey key(Arrival arrival, Address author) {
    String hash = Hash.of(arrival.mailbox().toString(), author.value(), AnswerGuard.topic(arrival));
    return new RowKey("answers/" + hash.substring(0, 2), hash);
  }
}
