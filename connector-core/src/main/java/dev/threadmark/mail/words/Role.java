package dev.threadmark.mail.words;

/** What a line is in its mail. */
enum Role {
  BLANK,
  WRITTEN,
  QUOTED,
  /** Announces a quotation, or frames it; never words of the writer. */
  ATTRIBUTION,
  /** An older mail that runs to the end without quote marks. */
  HISTORY,
  SIGNATURE
}
