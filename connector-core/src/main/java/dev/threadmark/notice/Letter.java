package dev.threadmark.notice;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one person is told by mail of one ticket: the lines of the next mail, and what was told
 * before, so that nothing is told twice.
 *
 * @param told ids of the newest lines that stand here or went out, oldest first
 * @param lines of the next mail, at most {@link #MOST_LINES}
 * @param more how many there was no room for
 * @param notBefore the next mail goes then
 * @param mails how many went out
 * @param lastAt when the last one did
 */
record Letter(
    MailboxId mailbox,
    TicketId ticket,
    Address to,
    List<String> told,
    List<Line> lines,
    int more,
    Instant notBefore,
    int mails,
    Instant lastAt) {
  static final int MOST_LINES = 10;

  /** What happens within so much of the first becomes one mail with it. */
  static final Duration BURST = Duration.ofMinutes(1);

  /** One ticket sends one person no more than one mail in so long. */
  static final Duration PAUSE = Duration.ofMinutes(10);

  /** Longer than a ticket's events are looked at twice, and as much as fits a row. */
  private static final int REMEMBERED = 400;

  /**
   * @param id tells it from every other line of the ticket
   * @param excerpt of what the customer wrote; may be empty
   */
  record Line(String id, Matter matter, Instant at, String text, String excerpt) {}

  static Letter empty(MailboxId mailbox, TicketId ticket, Address to) {
    return new Letter(
        mailbox, ticket, to, List.of(), List.of(), 0, Instant.EPOCH, 0, Instant.EPOCH);
  }

  boolean knows(Line line) {
    return told.contains(line.id());
  }

  /** With one more line, which it did not know. */
  Letter with(Line line) {
    List<String> known = new ArrayList<>(told);
    known.add(line.id());
    boolean room = lines.size() < MOST_LINES;
    List<Line> all = new ArrayList<>(lines);
    if (room) {
      all.add(line);
    }
    Instant rested = lastAt.plus(PAUSE);
    Instant burst = line.at().plus(BURST);
    Instant first = burst.isAfter(rested) ? burst : rested;
    return new Letter(
        mailbox,
        ticket,
        to,
        List.copyOf(known.subList(Math.max(0, known.size() - REMEMBERED), known.size())),
        List.copyOf(all),
        room ? more : more + 1,
        lines.isEmpty() ? first : notBefore,
        mails,
        lastAt);
  }

  /** Once its lines are in the outbox. */
  Letter sent(Instant now) {
    return new Letter(mailbox, ticket, to, told, List.of(), 0, notBefore, mails + 1, now);
  }

  /** Without its lines, which nobody is to be told any more. */
  Letter dropped() {
    return new Letter(mailbox, ticket, to, told, List.of(), 0, notBefore, mails, lastAt);
  }
}
