package dev.threadmark.mail.letter;

/** In what form a mail goes out. */
public enum Form {
  /** As it was typed, and nothing else. */
  PLAIN,
  /** What was typed is {@link Markup}: it goes out as HTML, with plain text beside it. */
  FORMATTED
}
