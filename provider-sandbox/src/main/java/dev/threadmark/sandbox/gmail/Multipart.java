package dev.threadmark.sandbox.gmail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes multipart bodies and header blocks of HTTP apart. Bytes stand as Latin-1 meanwhile. */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]+)\"|([^;\\s]+))");

  private Multipart() {}

  /**
   * @param headers names in lower case
   */
  record Block(String firstLine, Map<String, String> headers, String content) {
    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  static Optional<String> boundary(Call call) {
    return call.header("content-type")
        .map(BOUNDARY::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1) != null ? found.group(1) : found.group(2));
  }

  /** The parts between the boundaries, header block and content. */
  static List<Block> parts(byte[] body, String boundary) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    List<Block> parts = new ArrayList<>();
    String[] pieces = text.split("(?:^|\\r?\\n)--" + Pattern.quote(boundary), -1);
    for (int n = 1; n < pieces.length && !pieces[n].startsWith("--"); n++) {
      parts.add(block("\r\n" + pieces[n].replaceFirst("^[ \\t]*\\r?\\n", "")));
    }
    return parts;
  }

  /** A first line, headers up to a blank line, and what follows. */
  static Block block(String text) {
    int at = 0;
    String first = "";
    Map<String, String> headers = new LinkedHashMap<>();
    for (boolean start = true; at < text.length(); start = false) {
      int end = text.indexOf('\n', at);
      String line = (end < 0 ? text.substring(at) : text.substring(at, end)).strip();
      at = end < 0 ? text.length() : end + 1;
      int colon = line.indexOf(':');
      if (start) {
        first = line;
      } else if (line.isEmpty()) {
        break;
      } else if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return new Block(first, headers, text.substring(at));
  }
}
