package dev.threadmark.mail.kind;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Phrases of one meaning in many languages, looked for together and in any case. */
final class Phrases {
  /** A letter of a regular expression that stands for itself. */
  private static final Pattern LITERAL = Pattern.compile("(?<!\\\\|\\\\p\\{)\\p{Lu}");

  private final Pattern any;

  private Phrases(Pattern any) {
    this.any = any;
  }

  /**
   * @param lines one regular expression a line, matched against {@link #plain} text. They must not
   *     repeat without bound: a mail's sender chooses the text.
   */
  static Phrases of(String lines) {
    String alternatives =
        lines
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC))
            .map(line -> LITERAL.matcher(line).replaceAll(letter -> lower(letter.group())))
            .collect(Collectors.joining("|", "(?:", ")"));
    // With Unicode classes: since Java 19 a word otherwise begins at ASCII letters only.
    return new Phrases(Pattern.compile(alternatives, Pattern.UNICODE_CHARACTER_CLASS));
  }

  /** True if one of them stands anywhere in {@code text}. */
  boolean in(String text) {
    return any.matcher(lower(text)).find();
  }

  /** True if {@code text} starts with one of them. */
  boolean start(String text) {
    return any.matcher(lower(text)).lookingAt();
  }

  /** Both sides in one case: to compare each letter in any case takes twice the time. */
  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** {@code text} with full-width forms, curly apostrophes and runs of white space made plain. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('\u2019', '\'')
        .replaceAll("[\\s\\u00a0\\u200b\\u200e\\u200f\\ufeff]+", " ")
        .strip();
  }
}
