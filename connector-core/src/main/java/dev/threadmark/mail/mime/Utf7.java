package dev.threadmark.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7 (RFC 2152), which the JDK does not read and old Exchange servers still send. */
final class Utf7 {
  private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");

  private Utf7() {}

  static String decode(String text) {
    return SHIFTED
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(unshifted(match.group(), match.group(1))));
  }

  private static String unshifted(String whole, String base64) {
    if (base64.isEmpty()) {
      return whole.endsWith("-") ? "+" : whole;
    }
    int usable = base64.length() % 4 == 1 ? base64.length() - 1 : base64.length();
    byte[] utf16 = Base64.getDecoder().decode(base64.substring(0, usable));
    return new String(utf16, 0, utf16.length / 2 * 2, StandardCharsets.UTF_16BE);
  }
}
