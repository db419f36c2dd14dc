package dev.threadmark.privacy;

import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Enclosures;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.store.ForgottenKeys;
import dev.threadmark.store.Json;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketList.Line;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.TicketStore.Stored;
import dev.threadmark.store.View;
import dev.threadmark.store.WordIndex;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import dev.threadmark.ticket.TicketWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes a person out of one ticket, so that a crash anywhere leaves it to be done again:
 *
 * <ol>
 *   <li>what its rows lead to, while they still say so: journal, keys, subjects, enclosed files,
 *   <li>its rows, those that tell what is theirs last, the snapshot and an {@code Erased} in the
 *       same batch as the last of them,
 *   <li>its line in the list.
 * </ol>
 */
final class TicketErasing {
  private static final int MAX_RACES = 30;

  /** Half a batch: with the snapshot and two events it fits by its size too. */
  private static final int AT_ONCE = Table.MAX_BATCH / 2;

  private final Table table;
  private final TicketStore tickets;
  private final View view;

  TicketErasing(Table table, View view) {
    this.table = table;
    this.tickets = new TicketStore(table);
    this.view = view;
  }

  /**
   * One ticket of an erasure.
   *
   * @param line that shows it
   * @param sealing true where it is known to be theirs
   * @param mail told of each mail of theirs
   * @param atHand told before the rows of a ticket of theirs are written in more than one batch
   */
  record Order(
      MailboxId mailbox,
      Row line,
      KnownAs who,
      String by,
      Instant now,
      boolean sealing,
      Consumer<ErasedMail> mail,
      Consumer<TicketId> atHand) {
    TicketId id() {
      return new TicketId(Json.read(line.value(), Line.class).ticket());
    }
  }

  /** How many rows that were; 0 where it says nothing of them. */
  int erase(Order order) {
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Integer> done = attempt(order);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one ticket");
  }

  private Optional<Integer> attempt(Order order) {
    List<Row> rows = tickets.rows(order.mailbox(), order.id());
    Optional<Stored> stored =
        tickets
            .find(order.mailbox(), order.id())
            .filter(one -> one.ticket().mailbox().equals(order.mailbox()));
    if (stored.isEmpty()) {
      return Optional.of(0);
    }
    Ticket was = stored.get().ticket();
    ErasedTicket now = ErasedTicket.of(order.id(), rows, order.who(), order.sealing());
    boolean unfinished = order.sealing() && !was.sealed();
    if (now.rows().isEmpty() && !unfinished) {
      show(order, was);
      return Optional.of(0);
    }
    now.theirs()
        .forEach(
            one ->
                order
                    .mail()
                    .accept(
                        new ErasedMail(
                            one.providerId(), one.receivedAt(), one.sent(), order.now())));
    leads(order, now);
    Set<String> gone = gone(order, was, rows, now);
    new WordIndex(table).forget(order.mailbox(), was, gone);
    Optional<Integer> written = write(order, stored.get(), now, rows);
    // Again: who showed the ticket in between may have put them back.
    written.ifPresent(any -> new WordIndex(table).forget(order.mailbox(), was, gone));
    return written;
  }

  /** Words that it is found by no more. */
  private static Set<String> gone(Order order, Ticket was, List<Row> rows, ErasedTicket now) {
    List<TicketEvent> events =
        rows.stream()
            .filter(row -> row.key().row().startsWith("event-"))
            .map(row -> Json.read(row.value(), TicketEvent.class))
            .toList();
    Set<String> gone = new LinkedHashSet<>(TicketWords.ever(order.id(), events));
    gone.addAll(TicketWords.of(was).fields().keySet());
    gone.removeAll(TicketWords.of(now.ticket()).fields().keySet());
    return gone;
  }

  private void leads(Order order, ErasedTicket now) {
    now.digests().forEach(digest -> BesideTickets.marks(table, order.mailbox(), digest));
    new ForgottenKeys(table).forget(order.mailbox(), order.id(), keptKeys(order, now));
    new SubjectIndex(table).forget(order.mailbox(), now.topics(), order.id());
    Enclosures enclosures = new Enclosures(table);
    now.sendings().forEach(enclosures::forget);
  }

  /** Those of a ticket that they began are seen to with all other keys. */
  private static List<ThreadKey> keptKeys(Order order, ErasedTicket now) {
    return now.began() ? List.of() : now.keys();
  }

  /** Empty where somebody else wrote the ticket since. */
  private Optional<Integer> write(Order order, Stored was, ErasedTicket now, List<Row> rows) {
    Map<RowKey, String> etags = new HashMap<>();
    rows.forEach(row -> etags.put(row.key(), row.etag()));
    List<Write> writes = new ArrayList<>();
    now.rows().forEach((key, value) -> writes.add(new Write.Replace(key, value, etags.get(key))));
    if (now.began() && writes.size() > AT_ONCE) {
      order.atHand().accept(order.id());
    }
    int last = Math.max(0, writes.size() - AT_ONCE);
    for (int from = 0; from < last; from += AT_ONCE) {
      List<Write> some = writes.subList(from, Math.min(last, from + AT_ONCE));
      if (!table.batch(TicketStore.partition(order.mailbox(), order.id()), some)) {
        return Optional.empty();
      }
    }
    boolean written =
        tickets.add(
            new Stored(now.ticket(), was.etag()),
            told(order, now),
            Optional.empty(),
            writes.subList(last, writes.size()));
    if (!written) {
      return Optional.empty();
    }
    show(order, tickets.find(order.mailbox(), order.id()).orElseThrow().ticket());
    return Optional.of(writes.size() + 1);
  }

  /** There is nobody left to whom a ticket of theirs matters. */
  private static List<TicketEvent> told(Order order, ErasedTicket now) {
    Status status = now.ticket().status();
    List<TicketEvent> told = new ArrayList<>();
    told.add(new TicketEvent.Erased(order.now(), order.by()));
    if (now.began() && status != Status.CLOSED && status != Status.MERGED) {
      told.add(new TicketEvent.StatusChanged(order.now(), Status.CLOSED, order.by()));
    }
    return told;
  }

  private void show(Order order, Ticket ticket) {
    if (Json.read(order.line().value(), Line.class).seq() < ticket.seq()) {
      view.show(order.mailbox(), List.of(ticket));
    }
  }
}
