package dev.threadmark.mail.words;

import java.util.List;
import java.util.regex.Pattern;

/** The lines of a {@code text/plain} body, verbatim but for the line ends. */
final class TextLines {
  private static final Pattern END = Pattern.compile("\r\n|\r|\n");

  private TextLines() {}

  static List<Line> of(String text) {
    return END.splitAsStream(text).map(Line::plain).toList();
  }
}
