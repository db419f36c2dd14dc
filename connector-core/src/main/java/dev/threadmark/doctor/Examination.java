package dev.threadmark.doctor;

import java.util.Optional;

/** An examination under way: what several checks look at is done once, when first asked for. */
final class Examination {
  private final Patient patient;
  private Optional<Reading> reading = Optional.empty();
  private Optional<RoundTrip> trip = Optional.empty();

  Examination(Patient patient) {
    this.patient = patient;
  }

  Patient patient() {
    return patient;
  }

  /** For a check that reading is not refused, slow or in vain. */
  Reading reading() {
    if (reading.isEmpty()) {
      reading = Optional.of(Reading.of(patient));
    }
    return reading.get();
  }

  /** Two mails to itself; needs a mailbox that can be read. */
  RoundTrip trip() {
    if (trip.isEmpty()) {
      trip = Optional.of(new RoundTrip(patient, reading().cursor().orElseThrow()));
    }
    return trip.get();
  }
}
