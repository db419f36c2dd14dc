package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import java.util.Optional;
import java.util.stream.Stream;

/** Signed reply tokens: what we wrote into our own mail and got back. */
final class TokenRules {
  private TokenRules() {}

  static Optional<Decision> signedToken(Question question) {
    return question.clues().tokens().stream()
        .flatMap(clue -> judge(question, clue).stream())
        .findFirst();
  }

  private static Optional<Decision> judge(Question question, Clue.Token clue) {
    String tenant = question.arrival().mailbox().tenant();
    Optional<Ticket> found = question.evidence().survivor(clue.token().ticket());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Ticket ticket = found.get();
    if (question.answersWhatLeft(ticket)) {
      return Optional
          .empty(); // the mail it answers was put elsewhere by a person, who knows better
    }
    Optional<Address> speaker = question.arrival().speaker();
    boolean own =
        speaker.filter(who -> question.tokenKeys().issuedTo(clue.token(), tenant, who)).isPresent();
    Optional<Address> holder =
        own
            ? speaker
            : Stream.concat(ticket.parties().keySet().stream(), question.policy().agents().stream())
                .filter(who -> question.tokenKeys().issuedTo(clue.token(), tenant, who))
                .findFirst();
    if (holder.isEmpty()) {
      return Optional.empty(); // forged, or of a key that is gone: it counts for nothing
    }
    String where = clue.carrier().label();
    boolean forged = question.arrival().forged();
    if (own && !forged || question.takesPart(ticket)) {
      return Optional.of(
          Joining.of(
              question,
              ticket,
              new Reason(
                  Rule.REPLY_TOKEN,
                  "our signed token for this ticket stands in "
                      + where
                      + (own ? ", made for this sender" : ", and the sender takes part in it"))));
    }
    boolean staff =
        holder.flatMap(ticket::roleOf).filter(role -> role == Role.AGENT).isPresent()
            || holder.filter(question.policy().agents()::contains).isPresent();
    if (staff) {
      return Optional.of(
          new Decision.Hold(
              ticket.id(),
              new Reason(
                  Rule.STAFF_NOTICE,
                  "it answers a notice that was meant for our own staff; an agent must confirm")));
    }
    return Optional.of(
        Joining.of(
            question,
            ticket,
            new Reason(
                Rule.REPLY_TOKEN,
                "our signed token stands in "
                    + where
                    + (own
                        ? ", made for this sender"
                        : ", but it was made for somebody else: the mail was passed on"))));
  }
}
