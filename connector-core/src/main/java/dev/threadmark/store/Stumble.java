package dev.threadmark.store;

import java.time.Duration;
import java.time.Instant;

/**
 * What holds up a mailbox at the place where its cursor stands. Kept in the mailbox's own row, so
 * that knowing it costs no read, and gone when the cursor moves.
 *
 * @param mail the provider's id of the mail that hinders; empty where the page could not be had
 * @param step where it breaks
 * @param why in a sentence, without any text of the mail
 * @param attempts how often it was tried, as far as that could be counted
 */
public record Stumble(String mail, String step, String why, int attempts, Instant firstAt) {
  /** A mail is given up after so many attempts ... */
  public static final int MOST = 5;

  /** ... that took at least so long: an outage of some minutes is nobody's fault. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int LONGEST = 200;

  public Stumble {
    why = why.length() > LONGEST ? why.substring(0, LONGEST) : why;
  }

  /** True if this mail should hold up the others no longer. */
  public boolean exhausted(Instant now) {
    return !mail.isEmpty() && attempts >= MOST && !now.isBefore(firstAt.plus(PATIENCE));
  }
}
