package dev.threadmark.privacy;

import java.time.Instant;
import java.util.Optional;

/**
 * That a person was erased: who saw to it, when, and how much it was; never who it was, once it is
 * over.
 *
 * @param who whom it is about, while it is going on
 * @param phase what is being done
 * @param place where that goes on
 * @param after the last row that was done there; empty for none
 * @param sealing the ticket at hand, where it is one that they began
 * @param tickets that said anything of them
 * @param mails of theirs in the mailbox
 * @param rows that were changed or removed
 */
public record Erasure(
    String id,
    Instant at,
    String by,
    Optional<KnownAs> who,
    Phase phase,
    int place,
    String after,
    String sealing,
    int tickets,
    int mails,
    int rows,
    Optional<Instant> finished) {

  /** In this order. */
  public enum Phase {
    /** Their names are looked for. */
    NAMES,
    TICKETS,
    /** Whatever is not a ticket. */
    REST,
    DONE
  }

  static Erasure begin(String id, Instant at, String by, KnownAs who) {
    return new Erasure(
        id, at, by, Optional.of(who), Phase.NAMES, 0, "", "", 0, 0, 0, Optional.empty());
  }

  public boolean done() {
    return phase == Phase.DONE;
  }

  Erasure knowing(KnownAs more) {
    return new Erasure(
        id,
        at,
        by,
        Optional.of(more),
        phase,
        place,
        after,
        sealing,
        tickets,
        mails,
        rows,
        finished);
  }

  Erasure after(String row) {
    return new Erasure(id, at, by, who, phase, place, row, "", tickets, mails, rows, finished);
  }

  Erasure sealing(String ticket) {
    return new Erasure(
        id, at, by, who, phase, place, after, ticket, tickets, mails, rows, finished);
  }

  Erasure at(Phase next, int where) {
    return new Erasure(id, at, by, who, next, where, "", "", tickets, mails, rows, finished);
  }

  Erasure counting(int moreTickets, int moreMails, int moreRows) {
    return new Erasure(
        id,
        at,
        by,
        who,
        phase,
        place,
        after,
        sealing,
        tickets + moreTickets,
        mails + moreMails,
        rows + moreRows,
        finished);
  }

  /** It is over: whom it was about is not said any more. */
  Erasure over(Instant now) {
    return new Erasure(
        id,
        at,
        by,
        Optional.empty(),
        Phase.DONE,
        0,
        "",
        "",
        tickets,
        mails,
        rows,
        Optional.of(now));
  }
}
