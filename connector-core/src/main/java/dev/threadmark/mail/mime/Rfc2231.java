package dev.threadmark.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameter values in numbered pieces, with charset and percent signs (RFC 2231). */
final class Rfc2231 {
  private static final Pattern NAME = Pattern.compile("(.+?)\\*(\\d{0,3})(\\*?)");
  private static final Pattern EXTENDED = Pattern.compile("([^']*)'[^']*'(.*)", Pattern.DOTALL);

  private final Map<String, TreeMap<Integer, Piece>> pieces = new LinkedHashMap<>();

  private record Piece(String text, boolean extended) {}

  /** Takes the parameter if its name says that it is one of these. */
  boolean take(String name, String value) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return false;
    }
    boolean whole = parts.group(2).isEmpty();
    boolean extended = whole || !parts.group(3).isEmpty();
    int number = whole ? 0 : Integer.parseInt(parts.group(2));
    pieces
        .computeIfAbsent(parts.group(1), key -> new TreeMap<>())
        .putIfAbsent(number, new Piece(value, extended));
    return true;
  }

  /** The values by name, joined and decoded. */
  Map<String, String> joined() {
    Map<String, String> joined = new LinkedHashMap<>();
    pieces.forEach((name, numbered) -> joined.put(name, joined(numbered)));
    return joined;
  }

  private static String joined(TreeMap<Integer, Piece> numbered) {
    Optional<String> charset = Optional.empty();
    StringBuilder octets = new StringBuilder();
    for (Piece piece : numbered.values()) {
      String text = piece.text();
      Matcher extended = EXTENDED.matcher(text);
      if (piece.extended() && octets.length() == 0 && extended.matches()) {
        charset = Optional.of(extended.group(1)).filter(label -> !label.isBlank());
        text = extended.group(2);
      }
      octets.append(piece.extended() ? PercentEncoding.octets(text) : PercentEncoding.raw(text));
    }
    byte[] bytes = octets.toString().getBytes(StandardCharsets.ISO_8859_1);
    return EncodedWords.decode(TextDecoder.decode(bytes, charset));
  }
}
