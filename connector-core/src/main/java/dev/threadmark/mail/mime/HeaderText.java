package dev.threadmark.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Header bytes as text. RFC 6532 allows UTF-8; everything else above ASCII is a mistake that names
 * no charset, so the mail's own label is the best guess, then the shape of the bytes.
 */
final class HeaderText {
  private HeaderText() {}

  /**
   * @param label the charset that the mail names for its body, where it names one
   */
  static String of(byte[] bytes, Optional<String> label) {
    if (isAscii(bytes)) {
      String text = new String(bytes, StandardCharsets.US_ASCII);
      return text.contains("\u001b$") ? escaped(bytes) : text;
    }
    Optional<String> utf8 = TextDecoder.strictly(bytes, StandardCharsets.UTF_8);
    return utf8.or(
            () -> label.flatMap(Charsets::named).flatMap(c -> TextDecoder.strictly(bytes, c)))
        .orElseGet(() -> TextDecoder.guessed(bytes));
  }

  private static String escaped(byte[] bytes) {
    return TextDecoder.strictly(bytes, Charsets.ISO_2022_JP)
        .orElseGet(() -> new String(bytes, StandardCharsets.US_ASCII));
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}
