package dev.threadmark.mail.mime;

import dev.threadmark.mail.Address;
import java.util.Optional;

/**
 * An address alone, of which routes ({@code @relay:joe@example.com}), {@code mailto:}, stray
 * quotes, brackets and white space are taken away. One without a domain ({@code MAILER-DAEMON}) is
 * an address too: local mail has them.
 */
final class AddressText {
  private static final String STRAY_BEFORE = " '<[,;:";
  private static final String STRAY_AFTER = " '>],;.";

  private AddressText() {}

  static Optional<Address> read(String text) {
    String bare = EncodedWords.decode(text).strip();
    if (bare.indexOf('<') >= 0 && text.indexOf('<') < 0) {
      // Not an encoded address but a whole encoded field.
      return Optional.empty();
    }
    if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
      bare = bare.substring(7);
    }
    if (bare.startsWith("@") && bare.contains(":")) {
      bare = bare.substring(bare.lastIndexOf(':') + 1);
    }
    bare = Quotes.withoutComments(bare).strip();
    bare = bare.indexOf('"') >= 0 ? unquoted(bare) : bare.replaceAll("\\s+", "");
    bare = trimmed(bare);
    boolean whole = !bare.isBlank() && !bare.startsWith("@") && !bare.endsWith("@");
    return whole && bare.chars().noneMatch(c -> c < ' ')
        ? Optional.of(new Address(bare))
        : Optional.empty();
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && STRAY_BEFORE.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    boolean domainLiteral = text.contains("@[") && text.endsWith("]");
    while (to > from && !domainLiteral && STRAY_AFTER.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** {@code "joe@example.com"} is quoted as a whole; {@code "joe doe"@example.com} rightly. */
  private static String unquoted(String text) {
    int close = text.startsWith("\"") ? Quotes.close(text, 0) : -1;
    boolean localPart = close > 0 && text.startsWith("@", close + 1);
    return localPart ? text : Quotes.removed(text).replaceAll("\\s+", "");
  }
}
