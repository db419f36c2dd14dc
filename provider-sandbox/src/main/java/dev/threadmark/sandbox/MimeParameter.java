package dev.threadmark.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters of structured headers: plain, in encoded words, extended or cut up (RFC 2231). */
final class MimeParameter {
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*+([^\\s=;*]++)(?:\\*(\\d{1,4}))?(\\*)?\\s*+=\\s*+"
              + "(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"?|([^;\\s]*+))",
          Pattern.DOTALL);

  private MimeParameter() {}

  static Optional<String> of(String header, String name) {
    Map<Integer, String> pieces = new TreeMap<>();
    String plain = null;
    boolean extended = false;
    Matcher found = PARAMETER.matcher(header);
    while (found.find()) {
      if (!found.group(1).equalsIgnoreCase(name)) {
        continue;
      }
      String value =
          found.group(4) != null ? found.group(4).replaceAll("\\\\(.)", "$1") : found.group(5);
      if (found.group(2) == null && found.group(3) == null) {
        plain = plain == null ? value : plain;
      } else {
        extended |= found.group(3) != null;
        pieces.putIfAbsent(found.group(2) == null ? 0 : Integer.parseInt(found.group(2)), value);
      }
    }
    if (!pieces.isEmpty()) {
      String joined = String.join("", pieces.values());
      return Optional.of(extended ? extended(joined) : joined);
    }
    return Optional.ofNullable(plain).map(MimePart::decodeWords);
  }

  /** {@code charset'language'percent-encoded}. */
  private static String extended(String text) {
    String[] parts = text.split("'", 3);
    String encoded = parts.length == 3 ? parts[2] : text;
    Charset charset = parts.length == 3 ? charset(parts[0]) : StandardCharsets.UTF_8;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
      if (c == '%' && low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(charset));
      }
    }
    return bytes.toString(charset);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
