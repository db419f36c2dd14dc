package dev.threadmark.mail.illegal;

/** Breaks a rule so that a test can see it broken. */
public final class WritesALog {
  private WritesALog() {}

  static void say(String word) {
    System.getLogger("mail").log(System.Logger.Level.INFO, word);
  }
}
