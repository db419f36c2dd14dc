package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.Cut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Mail that could not be handled: partition {@code quarantine/<mailbox>}, one row a mail. The mail
 * itself stays in the mailbox, and can be tried again. A row says what was done about the mail, by
 * its notes; it goes only when it is older than what the mailbox keeps.
 */
public final class Quarantine {
  /** How the note of a wish to try again begins. */
  public static final String ASKED = "to be tried again";

  private final Table table;

  public Quarantine(Table table) {
    this.table = table;
  }

  /** What is to be done about a mail. */
  public enum State {
    /** Nothing, until somebody says so. */
    HELD,
    /** To be tried again when the mailbox is looked at next. */
    REPLAY,
    /** It is being tried; if it stays so, the try did not come to an end. */
    TRYING,
    /** It was tried again and handled. */
    DONE,
    /** Somebody decided that nobody needs it. */
    DROPPED;

    /** True while it waits for somebody or something. */
    public boolean open() {
      return this != DONE && this != DROPPED;
    }
  }

  /** What was done about it, by whomever; without any text of the mail. */
  public record Note(Instant at, String what) {
    private static final int LONGEST = 300;

    public Note {
      what = Cut.to(what, LONGEST);
    }
  }

  /**
   * @param sent true if it lay in Sent Items
   * @param thread the provider's thread, as far as that was told
   * @param digest under which the journal has it
   * @param step where it broke
   * @param why in a sentence, without any text of the mail
   * @param notes what was done about it, oldest first
   */
  public record Entry(
      String providerId,
      String mailbox,
      Instant receivedAt,
      boolean sent,
      Optional<String> thread,
      String digest,
      Instant at,
      String step,
      String why,
      State state,
      List<Note> notes) {
    private static final int MOST_NOTES = 50;

    public Entry {
      // Rows of an older version have none of these.
      thread = thread == null ? Optional.empty() : thread;
      state = state == null ? State.HELD : state;
      List<Note> all = notes == null ? List.of() : notes;
      notes = List.copyOf(all.subList(Math.max(0, all.size() - MOST_NOTES), all.size()));
    }

    /** A short name for people to type; the provider's id may be long and begin with a dash. */
    public String id() {
      return Hash.of(providerId).substring(0, 10);
    }

    /** The same mail in another state, and a note of it. */
    public Entry turned(State next, Instant now, String what) {
      return in(next, with(notes, new Note(now, what)));
    }

    /** The same mail in another state, without a word. */
    public Entry turned(State next) {
      return in(next, notes);
    }

    private Entry in(State next, List<Note> told) {
      return new Entry(
          providerId, mailbox, receivedAt, sent, thread, digest, at, step, why, next, told);
    }

    private static List<Note> with(List<Note> notes, Note last) {
      List<Note> all = new ArrayList<>(notes);
      all.add(last);
      return all;
    }

    private Entry after(Entry before) {
      Note again = new Note(at, "quarantined (%s): %s".formatted(step, why));
      return in(State.HELD, with(before.notes, again));
    }
  }

  /** Holds a mail; what was noted of it before stays. */
  public void put(MailboxId mailbox, Entry entry) {
    RowKey key = key(mailbox, entry.providerId());
    Entry held =
        table.get(key).map(row -> entry.after(Json.read(row.value(), Entry.class))).orElse(entry);
    table.upsert(key, Json.write(held));
  }

  public Optional<Entry> find(MailboxId mailbox, String providerId) {
    return table.get(key(mailbox, providerId)).map(row -> Json.read(row.value(), Entry.class));
  }

  /**
   * Changes an entry.
   *
   * @return the entry as it is now; empty if there is none or it changed meanwhile
   */
  public Optional<Entry> change(MailboxId mailbox, String providerId, UnaryOperator<Entry> change) {
    RowKey key = key(mailbox, providerId);
    Optional<Row> row = table.get(key);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Entry now = change.apply(Json.read(row.get().value(), Entry.class));
    return table.replace(key, Json.write(now), row.get().etag()).map(etag -> now);
  }

  public Stream<Entry> all(MailboxId mailbox) {
    return StreamSupport.stream(Rows.of(table, partition(mailbox), 500).spliterator(), false)
        .map(row -> Json.read(row.value(), Entry.class));
  }

  private static RowKey key(MailboxId mailbox, String providerId) {
    return new RowKey(partition(mailbox), Hash.of(providerId));
  }

  /** Where the entries of a mailbox lie. */
  public static String partition(MailboxId mailbox) {
    return "quarantine/" + Hash.of(mailbox.toString());
  }
}
