package dev.threadmark.mail.words;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Words;

/** Tells what was written now from what was quoted. */
public final class NewWords {
  private NewWords() {}

  /** The words of {@code body}, told apart. Never empty where a human wrote something. */
  public static Words of(Body body) {
    return new Words(body.text().orElse(body.html().orElse("")), "");
  }
}
