package dev.threadmark.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The octets of RFC 2231 values, one a character (Latin-1), so that pieces can be joined first. */
final class PercentEncoding {
  private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");

  private PercentEncoding() {}

  /** The octets of {@code text} with {@code %XX} decoded. */
  static String octets(String text) {
    return PERCENT
        .matcher(raw(text))
        .replaceAll(
            hex ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
  }

  /** The octets of {@code text} as they stand. */
  static String raw(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
