package dev.threadmark.mail.words;

/**
 * One line of a body, and what its form says about it.
 *
 * @param text as it shall be read, quote marks included
 */
record Line(String text, Mark mark) {

  /** What the markup of HTML says about a line; plain text says nothing. */
  enum Mark {
    NONE,
    /** Lies in a quotation; the text begins with {@code >}. */
    QUOTED,
    /** Says who wrote the quotation that follows. */
    ATTRIBUTION,
    /** Here an older mail begins that runs to the end. */
    HISTORY,
    SIGNATURE
  }

  static Line plain(String text) {
    return new Line(text, Mark.NONE);
  }

  boolean blank() {
    return text.isBlank();
  }
}
