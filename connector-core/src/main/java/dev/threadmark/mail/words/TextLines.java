package dev.threadmark.mail.words;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a {@code text/plain} body, verbatim but for the line ends. */
final class TextLines {
  private static final Pattern END = Pattern.compile("\r\n|\r|\n");

  private TextLines() {}

  static List<Line> of(String text) {
    return Arrays.stream(END.split(text, -1)).map(Line::plain).toList();
  }
}
