package dev.threadmark.correlate;

import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.Subject;
import dev.threadmark.mail.author.Author;
import dev.threadmark.mail.author.SamePerson;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything a rule may look at: which ticket does this mail belong to? */
record Question(
    Arrival arrival, Clues clues, Evidence evidence, Policy policy, TokenKeys tokenKeys) {

  /** True if the mail names other mails, known or not, as what it answers. */
  boolean answersByHeader() {
    return !clues.parents().isEmpty() || !clues.references().isEmpty();
  }

  /** True if it answers a mail that is on a ticket which a person parted from {@code ticket}. */
  boolean answersWhatLeft(Ticket ticket) {
    return HeaderKeys.of(arrival, clues).answered().stream()
        .flatMap(key -> evidence.of(key).stream())
        .filter(sighting -> sighting.how() == Sighting.How.SEEN)
        .flatMap(sighting -> evidence.survivor(sighting.ticket()).stream())
        .anyMatch(answered -> answered.partedFrom(ticket) && !answered.id().equals(ticket.id()));
  }

  /** As what the mail's author speaks on {@code ticket}. */
  Role standingOn(Ticket ticket) {
    if (arrival.kind() == MailKind.AGENT) {
      return Role.AGENT;
    }
    return arrival
        .author()
        .filter(author -> !author.failed())
        .map(author -> standing(ticket, author))
        .orElse(Role.GUEST);
  }

  /** The best that any of his addresses has; an agent is one by the address that his admin gave. */
  private Role standing(Ticket ticket, Author author) {
    if (policy.agents().contains(author.address())) {
      return Role.AGENT;
    }
    Stream<Role> others =
        ticket.parties().entrySet().stream()
            .filter(party -> party.getValue() != Role.AGENT)
            .filter(party -> SamePerson.is(author, party.getKey()))
            .map(Map.Entry::getValue);
    return Stream.concat(ticket.roleOf(author.address()).stream(), others)
        .min(Comparator.naturalOrder())
        .orElse(Role.GUEST);
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
