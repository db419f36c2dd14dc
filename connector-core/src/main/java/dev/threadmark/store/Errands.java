package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people have decided and what takes writes in more than one ticket: one row each in the
 * partition {@code errands}, made before the first of those writes and removed after the last.
 * Whoever finds one carries it to its end, so that a crash leaves nothing half done.
 */
public final class Errands {
  /** Where they lie. */
  public static final String PARTITION = "errands";

  private final Table table;

  public Errands(Table table) {
    this.table = table;
  }

  public enum Kind {
    /** A message goes to another ticket. */
    MOVE,
    /** A ticket that was merged goes on by itself again. */
    RETURN
  }

  /**
   * @param ticket on which people see the message, or that goes on by itself
   * @param home the ticket that the message was put on: {@code ticket}, or one merged into it
   * @param other where the message goes, or what had gone on for the ticket
   * @param message where the mailbox has the message; empty with {@link Kind#RETURN}
   * @param digest of the message
   * @param seq the number of events of {@code ticket} when it was decided
   * @param root of {@code other}, where that is to begin with the message
   */
  public record Errand(
      Kind kind,
      MailboxId mailbox,
      TicketId ticket,
      TicketId home,
      TicketId other,
      String message,
      String digest,
      Optional<String> root,
      int seq,
      Instant at,
      String by) {

    public static Errand move(
        Ticket ticket,
        TicketId home,
        TicketId to,
        MailMark mail,
        Optional<String> root,
        Instant at,
        String by) {
      return new Errand(
          Kind.MOVE,
          ticket.mailbox(),
          ticket.id(),
          home,
          to,
          mail.providerId(),
          mail.digest(),
          root,
          ticket.seq(),
          at,
          by);
    }

    /** Of a ticket that was merged. */
    public static Errand comeBack(Ticket ticket, Instant at, String by) {
      return new Errand(
          Kind.RETURN,
          ticket.mailbox(),
          ticket.id(),
          ticket.id(),
          ticket.survivor().orElseThrow(),
          "",
          "",
          Optional.empty(),
          ticket.seq(),
          at,
          by);
    }

    /** Tells it from every other: the ticket has one event more when it is done. */
    String cause() {
      return Hash.name(mailbox + " " + kind + " " + what() + " " + ticket + " " + seq);
    }

    String what() {
      return kind == Kind.MOVE ? message : ticket.value();
    }
  }

  /** Notes it; else what is under way with the same message, or ticket. */
  public Optional<Errand> begin(Errand errand) {
    while (table
        .insert(key(errand.mailbox(), errand.kind(), errand.what()), Json.write(errand))
        .isEmpty()) {
      Optional<Errand> other = find(errand.mailbox(), errand.kind(), errand.what());
      if (other.isPresent()) {
        return other;
      }
    }
    return Optional.empty();
  }

  /**
   * What is under way.
   *
   * @param what the message, or the ticket that comes back
   */
  public Optional<Errand> find(MailboxId mailbox, Kind kind, String what) {
    return table.get(key(mailbox, kind, what)).map(row -> Json.read(row.value(), Errand.class));
  }

  private static RowKey key(MailboxId mailbox, Kind kind, String what) {
    return new RowKey(PARTITION, Hash.of(mailbox.toString(), kind.name(), what));
  }

  /** Those that are under way, at most {@code most}. */
  public List<Errand> all(int most) {
    return table.range(PARTITION, "", "", most).stream()
        .map(row -> Json.read(row.value(), Errand.class))
        .toList();
  }

  /** It is done. */
  public void done(Errand errand) {
    table
        .get(key(errand.mailbox(), errand.kind(), errand.what()))
        .filter(row -> Json.read(row.value(), Errand.class).equals(errand))
        .ifPresent(row -> table.delete(row.key(), row.etag()));
  }
}
