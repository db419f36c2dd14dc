package dev.threadmark.mail.html;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A name, a subject or a file name with its tricks in sight: what would turn, hide or imitate
 * letters is replaced by a mark in {@code ⟪ ⟫}.
 *
 * <p>For one line of text, not for bodies, where Arabic and Hebrew rightly carry directions. What
 * writing needs stays: joiners between the letters that they join, the parts of an emoji, one
 * variation selector. Direction marks (LRM, RLM, ALM) within right-to-left text are dropped without
 * a word.
 *
 * @param text what to show; encode it as any text
 * @param tricks what was found, for a warning beside it; unmodifiable
 * @see <a href="https://www.unicode.org/reports/tr36/">UTR 36, Unicode Security Considerations</a>
 */
public record Visible(String text, Set<Trick> tricks) {
  /** What a sender tried, or a program did for him. */
  public enum Trick {
    /** A character that turns the direction of those after it: {@code gpj.exe} shown as exe.jpg. */
    DIRECTION,
    /** A character that takes no place, or a blank that is none. */
    INVISIBLE,
    /** A word of look-alike letters of several scripts: a Cyrillic а in paypal. */
    LOOK_ALIKE,
    /** Blanks that push the end out of sight, or marks piled on a letter. */
    PADDING
  }

  /** Blanks in a row that a name may have. */
  private static final int BLANKS = 3;

  /** Marks on one letter; Vietnamese needs two, Hebrew with accents three. */
  private static final int MARKS = 4;

  public Visible {
    tricks = Collections.unmodifiableSet(tricks);
  }

  /** The visible form of {@code written}; the same text and no tricks where there are none. */
  public static Visible of(String written) {
    Set<Trick> tricks = EnumSet.noneOf(Trick.class);
    String unhidden = runs(Invisibles.marked(written, tricks), tricks);
    return new Visible(LookAlikes.marked(unhidden, tricks), tricks);
  }

  /** Shortens runs of blanks and of combining marks. */
  private static String runs(String text, Set<Trick> tricks) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      while (end < text.length() && kind(text.charAt(end)) == kind(text.charAt(at))) {
        end++;
      }
      int allowed = kind(text.charAt(at)) == 1 ? BLANKS : MARKS;
      if (kind(text.charAt(at)) == 0 || end - at <= allowed) {
        out.append(text, at, end);
      } else {
        tricks.add(Trick.PADDING);
        String what = allowed == BLANKS ? " blanks⟫" : " more marks⟫";
        String kept = allowed == BLANKS ? "" : text.substring(at, at + MARKS);
        out.append(kept).append('⟪').append(end - at - kept.length()).append(what);
      }
      at = end;
    }
    return out.toString();
  }

  private static int kind(char c) {
    if (Character.isSpaceChar(c)) {
      return 1;
    }
    return Character.getType(c) == Character.NON_SPACING_MARK ? 2 : 0;
  }
}
