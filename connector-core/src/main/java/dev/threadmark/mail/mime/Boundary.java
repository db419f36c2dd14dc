package dev.threadmark.mail.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the boundary that a multipart really uses. */
final class Boundary {
  private static final int PROBE = 1 << 16;
  private static final Pattern USED =
      Pattern.compile(
          "(?:^|\\n)--([^\\r\\n]{1,200}?)[ \\t]*\\r?\\n(?=content-)", Pattern.CASE_INSENSITIVE);

  private Boundary() {}

  /**
   * The declared boundary, unless the body's start shows that another one is used; empty where
   * there is none at all.
   *
   * @param body at its start, where it is left
   */
  static Optional<String> of(PartHeader header, BufferedInputStream body) throws IOException {
    Optional<String> declared = header.boundary();
    body.mark(PROBE);
    String start = new String(body.readNBytes(PROBE), StandardCharsets.ISO_8859_1);
    body.reset();
    boolean kept = declared.isPresent() && ("\n" + start).contains("\n--" + octets(declared.get()));
    if (kept) {
      return declared;
    }
    Matcher used = USED.matcher(start);
    return used.find() ? Optional.of(used.group(1)) : declared;
  }

  private static String octets(String boundary) {
    return PercentEncoding.raw(boundary);
  }
}
