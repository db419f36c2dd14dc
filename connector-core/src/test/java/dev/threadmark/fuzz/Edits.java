package dev.threadmark.fuzz;

import java.util.List;
import java.util.Locale;

/** Makes near misses: a text with up to three small changes. */
final class Edits {
  private static final List<String> PIECES =
      List.of(
          "",
          ".",
          "-",
          "=",
          "\"",
          "\\",
          " ",
          "\n",
          "\r\n",
          "\0",
          "0",
          "1",
          "a",
          "A",
          "O",
          "l",
          "_",
          "+",
          "/",
          "%41",
          "\\u0041",
          "\u212a",
          "\u0131",
          "é",
          "<",
          ">",
          ";",
          ":",
          "@",
          "(",
          "{}",
          "[",
          "null",
          "--",
          "=?utf-8?q?");

  private Edits() {}

  /** {@code text}, or something like it; unchanged where the dice fall on 0. */
  static String of(String text, Dice dice) {
    String edited = text;
    for (int left = dice.below(4); left > 0; left--) {
      edited = once(edited, dice);
    }
    return edited;
  }

  private static String once(String text, Dice dice) {
    int kind = dice.below(8);
    int from = dice.below(Math.min(65536, text.length() + 1));
    int to = Math.min(text.length(), from + dice.below(256));
    String before = text.substring(0, from);
    String slice = text.substring(from, to);
    String after = text.substring(to);
    return switch (kind) {
      case 0 -> before + (char) dice.below(256) + text.substring(Math.min(from + 1, text.length()));
      case 1 -> before + after;
      case 2 -> before + dice.one(PIECES) + text.substring(from);
      case 3 -> before + slice + slice + after;
      case 4 -> before + slice.toUpperCase(Locale.ROOT) + after;
      case 5 -> before + slice.toLowerCase(Locale.ROOT) + after;
      case 6 -> after + slice + before;
      default -> before;
    };
  }
}
