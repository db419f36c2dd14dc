package dev.threadmark.mail.words;

import java.util.List;
import java.util.regex.Pattern;

/** Signature blocks and the delimiters above them. */
final class Signatures {

  /** A signature below a bare delimiter has no more lines than this; more is a new section. */
  private static final int MOST_LINES = 15;

  /** Below strokes that are no standard delimiter, so many. */
  private static final int FEW_LINES = 7;

  /** No signature has a longer line; a paragraph has. */
  private static final int LONGEST = 560;

  /** RFC 3676, section 4.3, and its usual misspellings. */
  private static final Pattern DELIMITER =
      Pattern.compile("(?:--|[\u2013\u2014\u2015]{1,60}|_{5,80})[\\s\u00a0]*");

  /** A line of nothing but strokes. */
  private static final Pattern STROKES =
      Pattern.compile(
          "[\\s\u00a0]*(?:[-_,=+~#*\u2013\u2014\u2015\u2500\u2501]{2,}|\u1427)[\\s\u00a0]*");

  /** "-Ada Brook" as the last line. */
  private static final Pattern DASHED_NAME =
      Pattern.compile(
          "\\s{0,4}[-~\u2013\u2014]{1,2}\\p{Lu}[\\p{L}.']{0,20}(?: \\p{Lu}[\\p{L}.'-]{0,20}){0,3}\\s*");

  private Signatures() {}

  static boolean strokes(String line) {
    return line.length() < 200 && STROKES.matcher(line).matches();
  }

  static boolean dashedName(String line) {
    return line.length() < 100 && DASHED_NAME.matcher(line).matches();
  }

  /**
   * Where the signature that begins with the delimiter at {@code start} ends (exclusive), or {@code
   * start} if none begins there.
   *
   * @param limit the end of the words that it may sign: an older mail begins there
   */
  static int end(List<Line> lines, int start, int limit) {
    String delimiter = lines.get(start).text();
    if (delimiter.length() > 100 || !DELIMITER.matcher(delimiter).matches()) {
      return start;
    }
    int most = delimiter.startsWith("--") ? MOST_LINES : FEW_LINES;
    int words = 0;
    for (int i = start + 1; i < limit && words <= most; i++) {
      Line line = lines.get(i);
      words += line.blank() ? 0 : 1;
      if (line.text().length() > LONGEST) {
        return start;
      }
    }
    return words <= most ? limit : start;
  }
}
