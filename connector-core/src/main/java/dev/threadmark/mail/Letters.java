package dev.threadmark.mail;

import java.util.function.Consumer;

/**
 * The letters and digits of a text, of any script: Unicode's categories L and N. What stands
 * between them is layout. Every mail goes through here several times: a loop takes a fifth of what
 * {@code [^\p{L}\p{N}]+} does.
 */
public final class Letters {
  private static final int MASK =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  private Letters() {}

  /** True if every character of {@code text} is one of ASCII, letter or not. */
  public static boolean areAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** {@code text} without anything else. */
  public static String only(String text) {
    StringBuilder only = new StringBuilder(text.length());
    words(text, only::append);
    return only.length() == text.length() ? text : only.toString();
  }

  /** Tells the runs of them, in their order. */
  public static void words(String text, Consumer<String> each) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      int begin = end(text, at, false);
      at = end(text, begin, true);
      if (begin < at) {
        each.accept(text.substring(begin, at));
      }
    }
  }

  /** Where the letters, or what is none, that begin at {@code at} end. */
  private static int end(String text, int at, boolean letters) {
    int end = at;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      if (is(codePoint) != letters) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private static boolean is(int codePoint) {
    return (MASK >> Character.getType(codePoint) & 1) != 0;
  }
}
