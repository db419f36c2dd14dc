package dev.threadmark.mail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words as people look for them: any case, with or without accents. A text is found by the
 * beginning of each of its words, and of each part of them: {@code ann.lee@example.com} by {@code
 * ann}, {@code lee@ex} and {@code example}. Scripts without spaces between words are found by any
 * run of their letters.
 */
public final class SearchWords {
  /** Code points of a word that count. */
  static final int LONGEST = 32;

  private static final int LONGEST_RUN = 8;
  private static final int MOST_PARTS = 8;
  private static final String LETTER = "[\\p{L}\\p{N}\\p{M}]";
  private static final String JOINT = "[.@_+'&-]";
  static final Pattern PIECE = Pattern.compile(LETTER + "++(?:" + JOINT + LETTER + "++)*+");
  private static final Pattern PART = Pattern.compile(LETTER + "++");
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");
  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

  /** Letters that are written in another way where a keyboard has none of them. */
  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'ς', "σ"),
          Map.entry((int) '’', "'"));

  private SearchWords() {}

  /** The words that {@code text} is found by, folded. */
  public static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    Matcher pieces = PIECE.matcher(fold(text));
    while (pieces.find()) {
      parts(pieces.group(), words);
    }
    return words;
  }

  private static void parts(String piece, Set<String> words) {
    int at = piece.lastIndexOf('@');
    Matcher parts = PART.matcher(piece);
    for (int count = 0; count < MOST_PARTS && parts.find(); count++) {
      // Nobody looks for "com".
      boolean topmost = at >= 0 && parts.start() > at + 1 && parts.end() == piece.length();
      if (topmost) {
        continue;
      }
      if (isUnspaced(parts.group())) {
        runs(parts.group(), words);
      } else {
        add(cut(piece.substring(parts.start()), LONGEST), words);
      }
    }
  }

  private static boolean isUnspaced(String text) {
    return !Letters.areAscii(text) && UNSPACED.matcher(text).find();
  }

  private static void runs(String part, Set<String> words) {
    for (int from = 0; from < part.length(); from = part.offsetByCodePoints(from, 1)) {
      words.add(cut(part.substring(from), LONGEST_RUN));
    }
  }

  private static void add(String word, Set<String> words) {
    if (word.codePointCount(0, word.length()) > 1) {
      words.add(word);
    }
  }

  /**
   * The words that are asked for, folded: what has all of them as the beginning of some {@link #of}
   * is meant. A single letter asks for nothing, unless one says as much as a word.
   */
  static List<String> asked(String text) {
    List<String> words = new ArrayList<>();
    Matcher pieces = PIECE.matcher(fold(text));
    while (pieces.find()) {
      String piece = pieces.group();
      if (isUnspaced(piece)) {
        Matcher parts = PART.matcher(piece);
        while (parts.find()) {
          asked(parts.group(), words);
        }
      } else {
        asked(piece, words);
      }
    }
    return words.stream().distinct().toList();
  }

  private static void asked(String part, List<String> words) {
    if (isUnspaced(part)) {
      words.add(cut(part, LONGEST_RUN));
    } else if (part.codePointCount(0, part.length()) > 1) {
      words.add(cut(part, LONGEST));
    }
  }

  /** Without case, accents and widths: what people do not tell apart when they look for a word. */
  public static String fold(String text) {
    if (Letters.areAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(apart.length());
    ACCENTS
        .matcher(apart)
        .replaceAll("")
        .codePoints()
        .forEach(
            point -> plain.append(PLAIN.getOrDefault(point, new String(Character.toChars(point)))));
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  private static String cut(String word, int most) {
    int length = word.codePointCount(0, word.length());
    return length <= most ? word : word.substring(0, word.offsetByCodePoints(0, most));
  }
}
