package dev.threadmark.mail.html;

import dev.threadmark.mail.html.Visible.Trick;
import java.util.Map;
import java.util.Set;

/** Characters that show nothing themselves, and the marks that show them. */
final class Invisibles {
  private static final Map<Integer, String> DIRECTIONS =
      Map.ofEntries(
          Map.entry(0x202A, "LRE"),
          Map.entry(0x202B, "RLE"),
          Map.entry(0x202C, "PDF"),
          Map.entry(0x202D, "LRO"),
          Map.entry(0x202E, "RLO"),
          Map.entry(0x2066, "LRI"),
          Map.entry(0x2067, "RLI"),
          Map.entry(0x2068, "FSI"),
          Map.entry(0x2069, "PDI"),
          Map.entry(0x200E, "LRM"),
          Map.entry(0x200F, "RLM"),
          Map.entry(0x061C, "ALM"));
  private static final Set<Integer> WEAK = Set.of(0x200E, 0x200F, 0x061C);

  /** Letters and symbols by their category, but with nothing to see: fillers, the empty Braille. */
  private static final Set<Integer> BLANK_LETTERS =
      Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x17B4, 0x17B5);

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  private Invisibles() {}

  static String marked(String text, Set<Trick> tricks) {
    int[] points = text.codePoints().toArray();
    boolean rightToLeft = text.codePoints().anyMatch(Invisibles::isRightToLeft);
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < points.length; at++) {
      int point = points[at];
      if (DIRECTIONS.containsKey(point)) {
        if (!WEAK.contains(point) || !rightToLeft) {
          tricks.add(Trick.DIRECTION);
          out.append('⟪').append(DIRECTIONS.get(point)).append('⟫');
        }
      } else if (point == '\t' || point == '\n' || point == '\r') {
        out.append(' ');
      } else if (isHidden(point) && !isNeeded(points, at)) {
        tricks.add(Trick.INVISIBLE);
        out.append(String.format("⟪U+%04X⟫", point));
      } else {
        out.appendCodePoint(point);
      }
    }
    return out.toString();
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> BLANK_LETTERS.contains(point) || isVariation(point);
    };
  }

  private static boolean isVariation(int point) {
    return point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0100 && point <= 0xE01EF;
  }

  /** Whether what stands before and behind gives the character its work to do. */
  private static boolean isNeeded(int[] points, int at) {
    if (at == 0) {
      return false;
    }
    int before = points[at - 1];
    int point = points[at];
    if (isVariation(point)) {
      return !isHidden(before) && !Character.isSpaceChar(before) && !isLatin(before);
    }
    if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER) {
      return at + 1 < points.length && joins(before) && joins(points[at + 1]);
    }
    // The flags of England, Scotland and Wales are spelled in tags.
    return point >= 0xE0020
        && point <= 0xE007F
        && (before == BLACK_FLAG || before >= 0xE0020 && before <= 0xE007F);
  }

  /** Whether a joiner does something to this character: all scripts that join, and emoji. */
  private static boolean joins(int point) {
    int type = Character.getType(point);
    boolean letter = Character.isLetter(point) || type == Character.NON_SPACING_MARK;
    return letter
        ? !isLatin(point) && !LookAlikes.imitatesLatin(point)
        : type == Character.OTHER_SYMBOL
            || type == Character.MODIFIER_SYMBOL
            || type == Character.COMBINING_SPACING_MARK
            || isVariation(point);
  }

  private static boolean isLatin(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN;
  }

  private static boolean isRightToLeft(int point) {
    byte direction = Character.getDirectionality(point);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT && !WEAK.contains(point)
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC && !WEAK.contains(point);
  }
}
