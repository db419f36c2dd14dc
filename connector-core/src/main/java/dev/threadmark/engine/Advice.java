package dev.threadmark.engine;

import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.Stumble;
import dev.threadmark.store.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a mailbox and what to do about it; {@code docs/health.md} says more. */
final class Advice {
  /** Three sweeps of ten minutes. */
  private static final Duration LATE = Duration.ofMinutes(30);

  private Advice() {}

  static List<String> of(
      MailboxStore.State state,
      Upkeep kept,
      Optional<Stumble> stumble,
      long quarantined,
      Instant now) {
    List<String> advice = new ArrayList<>();
    Optional<Instant> through = state.reconciledThrough();
    if (through.isEmpty()) {
      advice.add("It has not been read to its end yet: see that a worker runs.");
    } else if (through.get().isBefore(now.minus(LATE))) {
      advice.add(
          "No look at it came to its end since %s: see that a worker and the keeper run."
              .formatted(through.get()));
    }
    if (kept.hinderedAt().isPresent()
        && through.map(kept.hinderedAt().get()::isAfter).orElse(true)) {
      advice.add(
          "It could not be read (%s): check the app's permission and the provider's status."
              .formatted(kept.hindrance().orElse("")));
    }
    stumble.map(Advice::stumbling).ifPresent(advice::add);
    watch(kept, now).ifPresent(advice::add);
    if (quarantined > 0) {
      advice.add(
          "%d in the quarantine: see 'threadmark quarantine list', then replay or drop."
              .formatted(quarantined));
    }
    return advice;
  }

  private static String stumbling(Stumble stumble) {
    return stumble.mail().isEmpty()
        ? "A page of it could not be had %d times since %s (%s): look at the worker's log."
            .formatted(stumble.attempts(), stumble.firstAt(), stumble.why())
        : "One mail holds up what comes after it, tried %d times since %s (%s: %s): wait, it goes to the quarantine after %d tries and %d minutes."
            .formatted(
                stumble.attempts(),
                stumble.firstAt(),
                stumble.step(),
                stumble.why(),
                Stumble.MOST,
                Stumble.PATIENCE.toMinutes());
  }

  private static Optional<String> watch(Upkeep kept, Instant now) {
    if (kept.watchTrouble().isPresent()) {
      return Optional.of(
          "The watch could not be renewed (%s): check the webhook's address and the app's permission; until then mail comes by the sweep."
              .formatted(kept.watchTrouble().get()));
    }
    if (kept.watchedUntil().isEmpty()) {
      return Optional.of("The provider does not ring for it: run the keeper.");
    }
    Instant until = kept.watchedUntil().get();
    if (!until.isAfter(now)) {
      return Optional.of("The watch ended at %s: run the keeper.".formatted(until));
    }
    // A day late is late: the keeper renews daily and at half of a watch's life.
    return kept.renewalDue(now.minus(Duration.ofHours(6)))
        ? Optional.of("The watch was not renewed in time: see that the keeper runs.")
        : Optional.empty();
  }
}
