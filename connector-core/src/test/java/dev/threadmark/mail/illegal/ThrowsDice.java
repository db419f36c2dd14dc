package dev.threadmark.mail.illegal;

import java.util.UUID;

/** Breaks a rule so that a test can see it broken. */
public final class ThrowsDice {
  private ThrowsDice() {}

  static String id() {
    return UUID.randomUUID().toString();
  }
}
