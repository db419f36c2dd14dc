package dev.threadmark.correlate;

import dev.threadmark.mail.MailKind;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What machines say: first, because they copy headers they do not understand. */
final class MachineRules {
  private MachineRules() {}

  static Optional<Decision> ownMailComingBack(Question question) {
    if (question.arrival().kind() != MailKind.OWN) {
      return Optional.empty();
    }
    Optional<TicketId> about =
        question.clues().tokens().stream().map(clue -> clue.token().ticket()).findFirst();
    return Optional.of(
        new Decision.Ignore(
            about, new Reason(Rule.OWN_MAIL, "Threadmark sent it; it is on its ticket already")));
  }

  /** A bounce or receipt belongs to the ticket of the mail that it reports on. */
  static Optional<Decision> reportOnAnotherMail(Question question) {
    MailKind kind = question.arrival().kind();
    if (kind != MailKind.BOUNCE && kind != MailKind.RECEIPT) {
      return Optional.empty();
    }
    return question.clues().reported().stream()
        .map(ThreadKey::of)
        .flatMap(key -> question.evidence().of(key).stream())
        .filter(sighting -> question.evidence().survivor(sighting.ticket()).isPresent())
        .findFirst()
        .map(sighting -> reportOn(question, sighting, kind));
  }

  /** What a colleague's absence note or mail server says of a notice is no matter of the ticket. */
  static Optional<Decision> answerToStaffNotice(Question question) {
    if (!question.arrival().kind().automatic()) {
      return Optional.empty();
    }
    return Stream.concat(
            question.clues().parents().stream(), question.clues().references().stream())
        .flatMap(id -> question.evidence().of(ThreadKey.of(id)).stream())
        .findFirst()
        .filter(sighting -> sighting.how() == Sighting.How.STAFF_NOTICE)
        .flatMap(sighting -> question.evidence().survivor(sighting.ticket()))
        .map(ticket -> ignored(ticket, Rule.STAFF_NOTICE, "a machine answers a notice"));
  }

  private static Decision ignored(Ticket ticket, Rule rule, String because) {
    return new Decision.Ignore(
        Optional.of(ticket.id()),
        new Reason(rule, because + " that was meant for our own staff: the customer has no part"));
  }

  private static Decision reportOn(Question question, Sighting sighting, MailKind kind) {
    Ticket ticket = question.evidence().survivor(sighting.ticket()).orElseThrow();
    return sighting.how() == Sighting.How.STAFF_NOTICE
        ? ignored(ticket, Rule.BOUNCE, "it reports on a notice")
        : reportOn(ticket, kind);
  }

  private static Decision reportOn(Ticket ticket, MailKind kind) {
    String because =
        kind == MailKind.BOUNCE
            ? "it reports that a mail of this ticket could not be delivered, or not yet"
            : "it reports what became of a mail of this ticket";
    return new Decision.Append(
        ticket.id(), Role.GUEST, false, Set.of(), Set.of(), new Reason(Rule.BOUNCE, because));
  }
}
