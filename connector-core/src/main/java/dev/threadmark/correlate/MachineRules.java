package dev.threadmark.correlate;

import dev.threadmark.mail.MailKind;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.Optional;
import java.util.Set;

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
        .flatMap(sighting -> question.evidence().survivor(sighting.ticket()).stream())
        .findFirst()
        .map(ticket -> reportOn(ticket, kind));
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
