package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is remembered of a watched mailbox: how far it is handled. One row, written by etag. */
public final class MailboxStore {
  /** Where the states of all mailboxes lie. */
  public static final String PARTITION = "mailboxes";

  private final Table table;

  public MailboxStore(Table table) {
    this.table = table;
  }

  /**
   * @param cursor up to where it is handled; empty before the first look, and where it has expired
   * @param since from when on its mail counts
   * @param reconciledThrough every mail received before this was handled
   * @param stumbles what holds it up at this cursor: the mails that were given up, and the one that
   *     is being tried
   * @param replay true if mail of its quarantine is to be tried again
   * @param forgotten what was received before this is not kept, and is not taken in again
   */
  public record State(
      MailboxId mailbox,
      Optional<String> cursor,
      Instant since,
      Optional<Instant> reconciledThrough,
      List<Stumble> stumbles,
      boolean replay,
      Optional<Instant> forgotten) {

    public State {
      // Rows of an older version have none.
      stumbles = stumbles == null ? List.of() : List.copyOf(stumbles);
      forgotten = forgotten == null ? Optional.empty() : forgotten;
    }

    static State beginning(
        MailboxId mailbox, Instant since, boolean replay, Optional<Instant> forgotten) {
      return new State(
          mailbox, Optional.empty(), since, Optional.empty(), List.of(), replay, forgotten);
    }

    /** Further on; what hindered here is behind us. */
    public State at(String next, Optional<Instant> reconciled) {
      return new State(mailbox, Optional.of(next), since, reconciled, List.of(), replay, forgotten);
    }

    /** Its cursor is worth nothing any more. */
    public State lost() {
      return new State(
          mailbox, Optional.empty(), since, reconciledThrough, List.of(), replay, forgotten);
    }

    public State stumbling(List<Stumble> over) {
      return new State(mailbox, cursor, since, reconciledThrough, over, replay, forgotten);
    }

    public State replaying(boolean wanted) {
      return new State(mailbox, cursor, since, reconciledThrough, stumbles, wanted, forgotten);
    }

    /** Mail from before {@code horizon} is kept no longer; that never moves back. */
    public State forgetting(Instant horizon) {
      Instant latest = forgotten.filter(horizon::isBefore).orElse(horizon);
      return new State(
          mailbox, cursor, since, reconciledThrough, stumbles, replay, Optional.of(latest));
    }
  }

  /** A state as it was read; writing holds only while nobody else wrote. */
  public record Stored(State state, String etag) {}

  public Optional<Stored> find(MailboxId mailbox) {
    return table
        .get(key(mailbox))
        .map(row -> new Stored(Json.read(row.value(), State.class), row.etag()));
  }

  /** Begins to watch a mailbox, unless that was begun. */
  public Stored begin(MailboxId mailbox, Instant since) {
    while (true) {
      Optional<Stored> known = find(mailbox);
      if (known.isPresent()) {
        return known.get();
      }
      table.insert(
          key(mailbox), Json.write(State.beginning(mailbox, since, false, Optional.empty())));
    }
  }

  /** Begins anew, as if the mailbox had never been looked at. What is handled stays handled. */
  public void restart(MailboxId mailbox, Instant since) {
    Optional<State> was = find(mailbox).map(Stored::state);
    boolean replay = was.map(State::replay).orElse(false);
    Optional<Instant> forgotten = was.flatMap(State::forgotten);
    table.upsert(key(mailbox), Json.write(State.beginning(mailbox, since, replay, forgotten)));
  }

  /** Moves on; empty if another worker did meanwhile. */
  public Optional<Stored> replace(Stored was, State now) {
    return table
        .replace(key(now.mailbox()), Json.write(now), was.etag())
        .map(etag -> new Stored(now, etag));
  }

  /** Says whether mail of the quarantine is to be tried again; nothing for an unknown mailbox. */
  public void replay(MailboxId mailbox, boolean wanted) {
    Optional<Stored> known = find(mailbox);
    while (known.isPresent()
        && known.get().state().replay() != wanted
        && replace(known.get(), known.get().state().replaying(wanted)).isEmpty()) {
      known = find(mailbox);
    }
  }

  /** All mailboxes that were ever watched. */
  public List<State> all() {
    List<State> all = new ArrayList<>();
    for (Row row : Rows.of(table, PARTITION, 500)) {
      all.add(Json.read(row.value(), State.class));
    }
    return all;
  }

  private static RowKey key(MailboxId mailbox) {
    return new RowKey(PARTITION, Hash.of(mailbox.toString()));
  }
}
