package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.Subject;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

/** Everything a rule may look at: which ticket does this mail belong to? */
record Question(
    Arrival arrival, Clues clues, Evidence evidence, Policy policy, TokenKeys tokenKeys) {

  /** True if the mail names other mails, known or not, as what it answers. */
  boolean answersByHeader() {
    return !clues.parents().isEmpty() || !clues.references().isEmpty();
  }

  /** As what the mail's author speaks on {@code ticket}. */
  Role standingOn(Ticket ticket) {
    Optional<Address> speaker = arrival.speaker();
    if (arrival.kind() == MailKind.AGENT || speaker.filter(policy.agents()::contains).isPresent()) {
      return Role.AGENT;
    }
    return speaker.flatMap(ticket::roleOf).orElse(Role.GUEST);
  }

  boolean takesPart(Ticket ticket) {
    return standingOn(ticket) != Role.GUEST;
  }

  /** True if the mail is about what the ticket was talked about. */
  boolean agrees(Ticket ticket) {
    Subject subject = arrival.subject();
    return !Collections.disjoint(ticket.subjects(), subject.forms())
        || ticket.subjects().isEmpty()
        || subject.topic().isEmpty();
  }

  /**
   * The time between the mail and what it answers, or is answered by, on the ticket; between it and
   * the ticket's newest mail where nothing ties them but the subject.
   */
  Duration gap(Ticket ticket) {
    return HeaderKeys.of(arrival, clues)
        .direct()
        .flatMap(key -> evidence.of(key).stream())
        .filter(
            sighting ->
                evidence
                    .survivor(sighting.ticket())
                    .map(Ticket::id)
                    .equals(Optional.of(ticket.id())))
        .map(sighting -> Duration.between(sighting.at(), arrival.receivedAt()).abs())
        .min(Comparator.naturalOrder())
        .orElseGet(() -> distance(ticket));
  }

  /** The time between the mail and the ticket's newest mail, whichever came first. */
  Duration distance(Ticket ticket) {
    return Duration.between(ticket.lastActivity(), arrival.receivedAt()).abs();
  }
}
