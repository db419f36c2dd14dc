package dev.threadmark.privacy;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.Table;
import dev.threadmark.privacy.Erasure.Phase;
import dev.threadmark.privacy.ErasureStore.Stored;
import dev.threadmark.store.EachForItself;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.View;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Erases a person from what is kept of a mailbox: everything is walked through, since no index says
 * where somebody is mentioned. How far that came is written down with whom it is about; so it may
 * be interrupted anywhere, and whoever goes on ends it. When it is over, nothing says who it was.
 */
public final class Erasing {
  private static final int TICKETS = 20;

  /** Most hold nothing: only then is it not written down how far it came. */
  private static final int STRETCHES = 50;

  private final Table table;
  private final ErasureStore store;
  private final TicketStore tickets;
  private final TicketErasing ticketErasing;
  private final InstantSource clock;

  public Erasing(Table table, View view, InstantSource clock) {
    this.table = table;
    this.store = new ErasureStore(table);
    this.tickets = new TicketStore(table);
    this.ticketErasing = new TicketErasing(table, view);
    this.clock = clock;
  }

  /** What was erased of a mailbox. */
  public ErasureStore store() {
    return store;
  }

  /**
   * Begins to erase somebody, or goes on where that was begun.
   *
   * @param by who sees to it
   * @param time after about so long it stops, done or not
   */
  public Erasure erase(MailboxId mailbox, KnownAs who, String by, Duration time) {
    Stored begun = store.begin(mailbox, who, by, clock.instant());
    return goOn(mailbox, begun, clock.instant().plus(time));
  }

  /** Goes on with one; empty if there is no such. */
  public Optional<Erasure> find(MailboxId mailbox, String id) {
    return store.find(mailbox, id).map(Stored::erasure);
  }

  /**
   * Goes on with those that nobody is at.
   *
   * @param time for all of them together; it ends between two steps
   * @throws RuntimeException what the first of them met with that could not be gone on with; the
   *     others are gone on with all the same
   */
  public void goOn(Duration time) {
    Instant end = clock.instant().plus(time);
    EachForItself.of(store.going(), going -> goOn(going, end));
  }

  private void goOn(ErasureStore.Going going, Instant end) {
    Optional<Stored> found = store.find(going.mailbox(), going.id());
    found.ifPresent(one -> goOn(going.mailbox(), one, end));
    if (found.isEmpty()) {
      store.over(going.mailbox(), going.id());
    }
  }

  private Erasure goOn(MailboxId mailbox, Stored begun, Instant end) {
    Stored at = begun;
    while (!at.erasure().done() && !clock.instant().isAfter(end)) {
      at = step(mailbox, at);
    }
    if (at.erasure().done()) {
      store.over(mailbox, at.erasure().id());
    }
    return at.erasure();
  }

  private Stored step(MailboxId mailbox, Stored at) {
    return switch (at.erasure().phase()) {
      case NAMES -> names(mailbox, at);
      case TICKETS -> tickets(mailbox, at);
      case REST -> rest(mailbox, at);
      case DONE -> at;
    };
  }

  /** Where somebody else goes on with it too, from where that one is. */
  private Stored written(MailboxId mailbox, Stored was, Erasure now) {
    return store
        .replace(mailbox, was, now)
        .orElseGet(() -> store.find(mailbox, was.erasure().id()).orElseThrow());
  }

  private List<Row> lines(MailboxId mailbox, Erasure at) {
    String from = at.after().isEmpty() ? "" : at.after() + "!";
    return table.range(TicketList.partition(mailbox), from, "", TICKETS);
  }

  private Stored names(MailboxId mailbox, Stored at) {
    List<Row> lines = lines(mailbox, at.erasure());
    KnownAs who = at.erasure().who().orElseThrow();
    Set<String> found = new HashSet<>();
    for (Row line : lines) {
      TicketId id = new TicketId(Json.read(line.value(), TicketList.Line.class).ticket());
      found.addAll(PersonOnTicket.of(tickets.rows(mailbox, id), who.address()).names());
    }
    Erasure now = at.erasure().knowing(who.writing(found));
    return written(mailbox, at, next(now, lines, Phase.TICKETS));
  }

  private static Erasure next(Erasure now, List<Row> lines, Phase then) {
    return lines.size() < TICKETS
        ? now.at(then, 0)
        : now.after(lines.get(lines.size() - 1).key().row());
  }

  private Stored tickets(MailboxId mailbox, Stored begun) {
    List<Row> lines = lines(mailbox, begun.erasure());
    Stored[] at = {begun};
    for (Row line : lines) {
      Erasure erasure = at[0].erasure();
      int rows =
          ticketErasing.erase(
              new TicketErasing.Order(
                  mailbox,
                  line,
                  begun.erasure().who().orElseThrow(),
                  erasure.by(),
                  clock.instant(),
                  erasure.sealing().equals(Json.read(line.value(), TicketList.Line.class).ticket()),
                  mail -> store.note(mailbox, erasure.id(), mail),
                  id -> at[0] = written(mailbox, at[0], at[0].erasure().sealing(id.value()))));
      if (at[0].erasure().done()) {
        return at[0]; // somebody else ended it
      }
      if (rows > 0) {
        Erasure counted = at[0].erasure().counting(1, 0, rows).after(line.key().row());
        at[0] = written(mailbox, at[0], counted);
      }
    }
    return written(mailbox, at[0], next(at[0].erasure(), lines, Phase.REST));
  }

  private Stored rest(MailboxId mailbox, Stored at) {
    Erasure erasure = at.erasure();
    KnownAs who = erasure.who().orElseThrow();
    BesideTickets others =
        new BesideTickets(
            table, mailbox, who, clock.instant(), mail -> store.note(mailbox, erasure.id(), mail));
    List<Stretch> all = others.all();
    if (erasure.place() >= all.size()) {
      BesideTickets.bounces(table, mailbox, who);
      return written(
          mailbox, at, erasure.counting(0, mails(mailbox, erasure), 0).over(clock.instant()));
    }
    Erasure now = erasure;
    int changed = 0;
    int end = Math.min(all.size(), erasure.place() + STRETCHES);
    while (changed == 0 && now.place() < end) {
      Stretch stretch = all.get(now.place());
      String from = now.after().isEmpty() ? stretch.from() : now.after() + "!";
      List<Row> rows = table.range(stretch.partition(), from, stretch.to(), stretch.page());
      changed = rows.isEmpty() ? 0 : stretch.clean().applyAsInt(rows);
      boolean more = rows.size() == stretch.page();
      now =
          more
              ? now.after(rows.get(rows.size() - 1).key().row())
              : now.at(Phase.REST, now.place() + 1);
    }
    return written(mailbox, at, now.counting(0, 0, changed));
  }

  private int mails(MailboxId mailbox, Erasure erasure) {
    int count = 0;
    List<ErasureStore.Placed> some = store.mails(mailbox, erasure.id(), "");
    while (!some.isEmpty()) {
      count += some.size();
      some = store.mails(mailbox, erasure.id(), some.get(some.size() - 1).place());
    }
    return count;
  }
}
