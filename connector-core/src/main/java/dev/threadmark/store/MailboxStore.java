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
  private static final String PARTITION = "mailboxes";

  private final Table table;

  public MailboxStore(Table table) {
    this.table = table;
  }

  /**
   * @param cursor up to where it is handled; empty before the first look
   * @param since from when on its mail counts
   * @param reconciledThrough every mail received before this was handled
   */
  public record State(
      MailboxId mailbox,
      Optional<String> cursor,
      Instant since,
      Optional<Instant> reconciledThrough) {}

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
      State state = new State(mailbox, Optional.empty(), since, Optional.empty());
      table.insert(key(mailbox), Json.write(state));
    }
  }

  /** Begins anew, as if the mailbox had never been looked at. What is handled stays handled. */
  public void restart(MailboxId mailbox, Instant since) {
    State state = new State(mailbox, Optional.empty(), since, Optional.empty());
    table.upsert(key(mailbox), Json.write(state));
  }

  /** Moves on; empty if another worker did meanwhile. */
  public Optional<Stored> replace(Stored was, State now) {
    return table
        .replace(key(now.mailbox()), Json.write(now), was.etag())
        .map(etag -> new Stored(now, etag));
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
