package dev.threadmark.correlate;

import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MessageId;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** What follows once the evidence points at a ticket: may the mail join it, and as what? */
final class Joining {
  private Joining() {}

  static Decision of(Question question, Ticket ticket, Reason reason) {
    return of(question, ticket, Set.of(), Set.of(), reason);
  }

  static Decision of(
      Question question, Ticket ticket, Set<TicketId> links, Set<TicketId> absorbs, Reason reason) {
    MailKind kind = question.arrival().kind();
    Role standing = question.standingOn(ticket);
    if (!kind.automatic()) {
      if (closedTooLong(question, ticket)) {
        return begin(
            question,
            ticket,
            links,
            new Reason(
                Rule.CLOSED_TOO_LONG,
                "it answers ticket %s, which has been closed for more than %d days"
                    .formatted(ticket.id(), question.policy().reopenFor().toDays())));
      }
      if (changedTopic(question, ticket)) {
        return begin(
            question,
            ticket,
            links,
            new Reason(
                Rule.CHANGED_TOPIC,
                "it answers ticket %s, but under a new subject and %d days after"
                    .formatted(ticket.id(), question.gap(ticket).toDays())));
      }
      if (standing == Role.GUEST && question.policy().guests() == Policy.Guests.HOLD) {
        return new Decision.Hold(
            ticket.id(),
            new Reason(
                Rule.STRANGER,
                reason.because()
                    + (question.arrival().forged()
                        ? "; " + Reason.FORGED + ": an agent must confirm"
                        : "; its sender takes no part in the ticket")));
      }
    }
    Set<TicketId> all = new LinkedHashSet<>(links);
    question.evidence().elsewhere().values().forEach(seen -> all.add(seen.ticket()));
    all.remove(ticket.id());
    all.removeAll(absorbs);
    return new Decision.Append(
        ticket.id(),
        standing,
        !kind.automatic() && standing != Role.AGENT,
        all,
        absorbs,
        new Reason(reason.rule(), reason.because() + as(question, standing)));
  }

  private static String as(Question question, Role standing) {
    if (standing != Role.GUEST || question.arrival().kind().automatic()) {
      return "";
    }
    return question.arrival().forged()
        ? "; " + Reason.FORGED + ": it joins as a guest"
        : "; its sender took no part so far and joins as a guest";
  }

  private static Decision begin(Question question, Ticket old, Set<TicketId> links, Reason reason) {
    Set<TicketId> all = new LinkedHashSet<>(links);
    all.add(old.id());
    MessageId id = question.arrival().mail().id();
    // Others may have claimed its id for their ticket before it came: that is another ticket.
    ThreadKey own = ThreadKey.of(id);
    ThreadKey root = question.evidence().of(own).isEmpty() ? own : ThreadKey.beginning(id);
    return Correlator.begin(question, root.toString(), all, reason);
  }

  /** True if the mail begins a ticket of its own rather than join this one. */
  static boolean parts(Question question, Ticket ticket) {
    return !question.arrival().kind().automatic()
        && (closedTooLong(question, ticket) || changedTopic(question, ticket));
  }

  private static boolean closedTooLong(Question question, Ticket ticket) {
    return ticket.status() == Status.CLOSED
        && ticket
            .closedAt()
            .map(at -> at.plus(question.policy().reopenFor()))
            .filter(until -> until.isBefore(question.arrival().receivedAt()))
            .isPresent();
  }

  /** A new subject on an old thread is a new matter; on an open ticket, only on a very old one. */
  private static boolean changedTopic(Question question, Ticket ticket) {
    Policy policy = question.policy();
    Duration old = ticket.status() == Status.CLOSED ? policy.oldAfter() : policy.veryOldAfter();
    return question.gap(ticket).compareTo(old) > 0 && !question.agrees(ticket);
  }
}
