package dev.threadmark.mail.illegal;

/** Breaks a rule so that a test can see it broken. */
public final class ReadsTheEnvironment {
  private ReadsTheEnvironment() {}

  static String home() {
    return System.getenv("HOME");
  }
}
