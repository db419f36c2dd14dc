package dev.threadmark.store;

import dev.threadmark.correlate.Reason;
import dev.threadmark.correlate.Rule;
import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a mail, in one line: what {@code messages} lists.
 *
 * @param digest tells this mail from every other, see {@code Digest}
 * @param ticket the ticket it is on, or is proposed for; empty where it needs none
 * @param decision open, append, hold, ignore or quarantine
 */
public record MailMark(
    String digest,
    String messageId,
    String providerId,
    String mailbox,
    Optional<String> ticket,
    String decision,
    String rule,
    String because,
    String kind,
    Instant receivedAt) {
  private static final int LONGEST_ID = 900;

  public MailMark {
    messageId = Cut.to(messageId, LONGEST_ID);
  }

  /** True if the mailbox has the same mail elsewhere too, where it was handled. */
  public boolean copy() {
    return decision.equals("ignore") && rule.equals(Rule.SEEN_BEFORE.label());
  }

  /** The mark of a mail that a person put on another ticket. */
  public MailMark put(TicketId onto, String decision, Reason reason) {
    return new MailMark(
        digest,
        messageId,
        providerId,
        mailbox,
        Optional.of(onto.value()),
        decision,
        reason.rule().label(),
        reason.because(),
        kind,
        receivedAt);
  }

  /** The same under another name than its Message-ID. */
  public MailMark named(String name) {
    return new MailMark(
        digest, name, providerId, mailbox, ticket, decision, rule, because, kind, receivedAt);
  }

  /** The mark of the same mail where the mailbox has it once more: it changes nothing. */
  public MailMark copyAt(String place) {
    return new MailMark(
        digest,
        messageId,
        place,
        mailbox,
        ticket,
        "ignore",
        Rule.SEEN_BEFORE.label(),
        "the same mail was handled before",
        kind,
        receivedAt);
  }
}
