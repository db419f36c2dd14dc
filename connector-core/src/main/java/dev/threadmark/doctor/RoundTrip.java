package dev.threadmark.doctor;

import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two mails that the mailbox sends to itself: one to its plain address, and an answer to that one
 * to its address with a tag. Each is sent when it is first asked for, and waited for once.
 */
final class RoundTrip {
  private final Patient patient;
  private final Letters letters;
  private final Lookout lookout;
  private Optional<Leg> plain = Optional.empty();
  private Optional<Leg> tagged = Optional.empty();

  RoundTrip(Patient patient, Cursor from) {
    this.patient = patient;
    this.letters = new Letters(patient);
    this.lookout = new Lookout(patient, from);
  }

  /**
   * One mail.
   *
   * @param at when it was sent, by our clock
   * @param arrival empty if it did not come within the doctor's patience
   */
  record Leg(Sending sending, Instant at, Optional<Arrival> arrival) {}

  /** To the plain address. */
  Leg plain() {
    if (plain.isEmpty()) {
      plain = Optional.of(leg(letters.plain()));
    }
    return plain.get();
  }

  /** The answer; there must be something to answer. */
  Leg tagged() {
    if (tagged.isEmpty()) {
      tagged = Optional.of(leg(letters.answer(plain().arrival().orElseThrow())));
    }
    return tagged.get();
  }

  /** How long it took until the deployment had handled the first; it must have arrived. */
  Optional<Duration> handled() {
    return lookout.handled(plain().arrival().orElseThrow(), plain().at());
  }

  /** The ticket that the stamp of a mail of the last hour names. */
  Optional<String> stampOf(ProviderId id) {
    return Reading.walk(patient).stream()
        .filter(change -> change.id().equals(id))
        .filter(Change.Arrived.class::isInstance)
        .flatMap(change -> ((Change.Arrived) change).delivery().ticket().stream())
        .findFirst();
  }

  /** What has arrived. */
  List<Leg> arrived() {
    return List.of(plain(), tagged()).stream().filter(leg -> leg.arrival().isPresent()).toList();
  }

  private Leg leg(OutgoingMail mail) {
    Instant at = patient.clock().instant();
    Sending sending = patient.sender().send(patient.mailbox(), mail, Optional.empty());
    if (sending instanceof Sending.Refused || sending instanceof Sending.Later) {
      return new Leg(sending, at, Optional.empty());
    }
    Optional<Arrival> arrival = lookout.arrival(mail.subject(), at);
    Sending known =
        sending instanceof Sending.Sent ? sending : patient.sender().find(patient.mailbox(), mail);
    return new Leg(known, at, arrival);
  }
}
