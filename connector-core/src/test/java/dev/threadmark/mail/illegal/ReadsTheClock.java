package dev.threadmark.mail.illegal;

import java.time.Instant;

/** Breaks a rule so that a test can see it broken. */
public final class ReadsTheClock {
  private ReadsTheClock() {}

  static Instant now() {
    return Instant.now();
  }
}
