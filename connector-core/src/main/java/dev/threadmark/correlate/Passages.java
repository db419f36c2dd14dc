package dev.threadmark.correlate;

import dev.threadmark.mail.Words;
import java.util.Set;

/**
 * The fingerprints of a mail's passages, made when they are asked for: most mails are placed by
 * their headers, and nobody asks. Equal where the words are.
 */
final class Passages {
  private final Words words;
  private Set<Long> quoted;
  private Set<Long> quotedDirectly;
  private Set<Long> written;

  Passages(Words words) {
    this.words = words;
  }

  Set<Long> quoted() {
    quoted = quoted == null ? Fingerprints.quoted(words.elided()) : quoted;
    return quoted;
  }

  Set<Long> quotedDirectly() {
    quotedDirectly =
        quotedDirectly == null ? Fingerprints.quotedDirectly(words.elided()) : quotedDirectly;
    return quotedDirectly;
  }

  Set<Long> written() {
    written = written == null ? Fingerprints.quoted(words.written()) : written;
    return written;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Passages passages && passages.words.equals(words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }
}
