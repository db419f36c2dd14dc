package dev.threadmark.settings;

/** A setting that is missing or makes no sense. The message says which and what to do. */
public final class BadSettings extends RuntimeException {
  public BadSettings(String sentence) {
    super(sentence);
  }
}
