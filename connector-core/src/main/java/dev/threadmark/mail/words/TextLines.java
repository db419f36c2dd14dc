package dev.threadmark.mail.words;

import java.util.ArrayList;
import java.util.List;

/** The lines of a {@code text/plain} body, verbatim but for the line ends: CRLF, CR or LF. */
final class TextLines {
  private TextLines() {}

  static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        lines.add(Line.plain(text.substring(begin, at)));
        at += c == '\r' && text.startsWith("\n", at + 1) ? 1 : 0;
        begin = at + 1;
      }
    }
    lines.add(Line.plain(text.substring(begin)));
    return lines;
  }
}
