package dev.threadmark.doctor;

import dev.threadmark.correlate.Digest;
import dev.threadmark.mail.words.NewWords;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.Page;
import dev.threadmark.store.MailMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits at the mailbox for mails of the doctor's, and in the table for what became of them. */
final class Lookout {
  private final Patient patient;
  private Cursor at;

  Lookout(Patient patient, Cursor from) {
    this.patient = patient;
    this.at = from;
  }

  /** Waits for the mail with that subject. */
  Optional<Arrival> arrival(String subject, Instant sent) {
    return await(sent, () -> look(subject));
  }

  /** Waits until the deployment has handled a mail; tells how long after it was sent that was. */
  Optional<Duration> handled(Arrival arrival, Instant sent) {
    return await(sent, () -> mark(arrival))
        .map(mark -> Duration.between(sent, patient.clock().instant()));
  }

  private <T> Optional<T> await(Instant since, Supplier<Optional<T>> look) {
    Optional<T> seen = look.get();
    while (seen.isEmpty() && waited(since).compareTo(patient.pace().patience()) < 0) {
      patient.pace().pause().accept(patient.pace().between());
      seen = look.get();
    }
    return seen;
  }

  private Duration waited(Instant since) {
    return Duration.between(since, patient.clock().instant());
  }

  private Optional<Arrival> look(String subject) {
    Answer<Page> answer = patient.provider().changesSince(patient.mailbox(), at);
    if (!(answer instanceof Answer.Got<Page> got)) {
      return Optional.empty();
    }
    at = got.value().next();
    return got.value().changes().stream()
        .filter(Change.Arrived.class::isInstance)
        .map(Change.Arrived.class::cast)
        .filter(arrived -> arrived.mail().subject().contains(subject) && received(arrived))
        .min(Comparator.comparing(arrived -> arrived.delivery().folder()))
        .map(one -> new Arrival(one.delivery(), one.mail(), patient.clock().instant()));
  }

  /** Gmail keeps a mail to oneself as one message, which counts as sent. */
  private boolean received(Change.Arrived arrived) {
    return arrived.delivery().folder() == Folder.INBOX || patient.gmail();
  }

  private Optional<MailMark> mark(Arrival arrival) {
    String digest = Digest.of(arrival.mail(), NewWords.of(arrival.mail().body()));
    return Optional.ofNullable(
        patient.engine().journal().find(patient.mailbox(), List.of(digest)).get(digest));
  }
}
