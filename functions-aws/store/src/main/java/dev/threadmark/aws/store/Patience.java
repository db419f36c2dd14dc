package dev.threadmark.aws.store;

import dev.threadmark.port.StoreUnavailable;
import java.util.Random;

/**
 * Waits between the tries of one call, longer each time and by chance, so that those who collided
 * do not collide again. What it waits for is other than what {@link
 * dev.threadmark.aws.service.Tries} is for: items that another transaction holds, and keys that a
 * batch read has left over.
 */
final class Patience {
  private static final int TRIES = 30;
  private static final long FIRST_MILLIS = 10;
  private static final long LONGEST_MILLIS = 500;

  private final String what;

  /** Not one for all: copies of a snapshot would then draw alike. */
  private final Random chance = new Random();

  private int tries;

  Patience(String what) {
    this.what = what;
  }

  /** Waits; throws {@link StoreUnavailable} when it has been tried often enough, about 7 s. */
  void pause(Throwable cause) {
    if (++tries == TRIES) {
      throw new StoreUnavailable(what, cause);
    }
    long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 10));
    try {
      Thread.sleep(chance.nextInt((int) most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable(what, e);
    }
  }
}
