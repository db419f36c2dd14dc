package dev.threadmark.engine;

import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.Stumble;
import java.time.Instant;
import java.util.Optional;

/** Remembers, beyond the end of a process, which mail of a page keeps the page from being done. */
interface Caution {
  /** The stamp failed; the mail itself is handled. */
  String STAMP = "stamp";

  /** Remembers nothing: whatever hinders is tried again. */
  Caution NONE =
      new Caution() {
        @Override
        public Optional<Stumble> givenUp(ProviderId id) {
          return Optional.empty();
        }

        @Override
        public void inHand(String id) {}

        @Override
        public Stumble stumbled(String id, String step, String why) {
          return new Stumble(id, step, why, 1, Instant.EPOCH);
        }
      };

  /** True if what is in hand must be noted one by one: nothing may be touched beside it. */
  default boolean careful() {
    return false;
  }

  /** Why this mail was given up, if it was: then it is not touched any more. */
  Optional<Stumble> givenUp(ProviderId id);

  /** This mail is about to be touched, and may be the end of this process. */
  void inHand(String id);

  /** This mail hinders. */
  Stumble stumbled(String id, String step, String why);
}
