package dev.threadmark.local.mails;

/** A path that was given stands for no mail; the message says what to do. */
public final class NoSuchMail extends RuntimeException {
  public NoSuchMail(String sentence) {
    super(sentence);
  }
}
