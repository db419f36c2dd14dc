package dev.threadmark.doctor;

import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Watch;
import dev.threadmark.store.Upkeep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the provider has promised to ring. */
final class SubscriptionCheck implements Check {
  @Override
  public String name() {
    return "subscription";
  }

  @Override
  public List<String> needs() {
    return List.of("login", "mailbox");
  }

  @Override
  public Finding look(Examination of) {
    Patient patient = of.patient();
    Instant now = patient.clock().instant();
    Upkeep kept =
        patient
            .engine()
            .upkeep()
            .all()
            .getOrDefault(patient.mailbox(), Upkeep.none(patient.mailbox()));
    Optional<Instant> until = kept.watchedUntil();
    if (until.isEmpty()) {
      return bad("there is none" + kept.watchTrouble().map(why -> ": " + why).orElse(""));
    }
    if (!until.get().isAfter(now)) {
      return bad("it ended at " + until.get());
    }
    Answer<Optional<Watch>> told = patient.provider().watched(patient.mailbox());
    return told instanceof Answer.Got<Optional<Watch>> got && got.value().isEmpty()
        ? bad("the provider knows of none, though it should last until " + until.get())
        : Finding.good("it lasts until " + until.get());
  }

  private static Finding bad(String found) {
    return Finding.bad(
        found,
        "see that the timer runs (the keeper renews it each day) and that the provider reaches"
            + " THREADMARK_URL; until then mail is found by the sweep only");
  }
}
