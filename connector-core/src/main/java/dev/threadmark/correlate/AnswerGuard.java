package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailKind;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/**
 * Says whether a mail may be answered by a machine of ours. Two machines that answer each other do
 * not stop by themselves, and Exchange takes {@code Auto-Submitted} off its answers, so that what
 * was answered before counts more than what a mail says of itself (RFC 3834, section 2).
 *
 * @param most automatic answers to one sender about one subject within {@code window}
 * @param window how far back answers count
 */
public record AnswerGuard(int most, Duration window) {
  public static final AnswerGuard DEFAULT = new AnswerGuard(2, Duration.ofHours(24));

  public AnswerGuard {
    if (most < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("at least one answer in some time");
    }
  }

  /**
   * An automatic answer that was given, or is about to be: it counts from when it was decided.
   *
   * @param to whom
   * @param topic of the mail that was answered, see {@link #topic}
   */
  public record Given(TicketId ticket, Address to, String topic, Instant at) {}

  /** Whether to answer, and why not. */
  public enum Verdict {
    MAY_ANSWER,
    /** A machine wrote it, or it came through a list. */
    NOT_FROM_A_PERSON,
    /** An empty return path, or a wish not to be answered. */
    WANTS_NO_ANSWER,
    /** It has no author to answer. */
    NOBODY_TO_ANSWER,
    /** Its From address failed authentication: the answer would reach somebody else. */
    FORGED,
    /** Its ticket has had its automatic answer. */
    TICKET_HAS_ONE,
    /** Its author had enough of them about this. */
    TOO_MANY,
    /** Mail to its author has come back for good. */
    UNDELIVERABLE
  }

  /**
   * @param ticket where the mail went
   * @param given the automatic answers on that ticket, and those to the mail's author
   */
  public Verdict judge(Arrival arrival, TicketId ticket, Collection<Given> given) {
    if (arrival.kind() != MailKind.HUMAN && arrival.kind() != MailKind.CALENDAR) {
      return Verdict.NOT_FROM_A_PERSON;
    }
    if (asksForNone(arrival)) {
      return Verdict.WANTS_NO_ANSWER;
    }
    if (arrival.speaker().isEmpty()) {
      return Verdict.NOBODY_TO_ANSWER;
    }
    if (arrival.forged()) {
      return Verdict.FORGED;
    }
    if (given.stream().anyMatch(answer -> answer.ticket().equals(ticket))) {
      return Verdict.TICKET_HAS_ONE;
    }
    Address author = arrival.speaker().get();
    Instant since = arrival.receivedAt().minus(window);
    long before =
        given.stream()
            .filter(answer -> answer.to().equals(author))
            .filter(answer -> answer.topic().equals(topic(arrival)))
            .filter(answer -> answer.at().isAfter(since))
            .count();
    return before < most ? Verdict.MAY_ANSWER : Verdict.TOO_MANY;
  }

  /** What a mail is about, without the numbers that another desk counts its requests with. */
  public static String topic(Arrival arrival) {
    return arrival.subject().topic().replaceAll("\\p{N}+", "#");
  }

  /** True if the mail says that no machine should answer it, as a machine's own mails do. */
  public static boolean asksForNone(Arrival arrival) {
    var headers = arrival.mail().headers();
    return headers.first("Return-Path").filter(path -> path.strip().equals("<>")).isPresent()
        || headers.first("Auto-Submitted").filter(AnswerGuard::automatic).isPresent()
        || headers.first("X-Auto-Response-Suppress").filter(AnswerGuard::suppresses).isPresent();
  }

  private static boolean automatic(String value) {
    return !value.strip().toLowerCase(Locale.ROOT).startsWith("no");
  }

  /** Exchange, MS-OXCMAIL 2.2.3.2.14: {@code AutoReply} and {@code All} mean answers like ours. */
  private static boolean suppresses(String value) {
    String wishes = value.toLowerCase(Locale.ROOT);
    return wishes.contains("all") || wishes.contains("autoreply");
  }
}
