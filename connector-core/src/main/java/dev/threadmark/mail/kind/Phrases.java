package dev.threadmark.mail.kind;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Phrases of one meaning in many languages, looked for together and in any case. */
final class Phrases {
  private static final String SPACE = " \t\n\u000b\f\r\u00a0\u200b\u200e\u200f\ufeff";

  /** A letter of a regular expression that stands for itself. */
  private static final Pattern LITERAL = Pattern.compile("(?<!\\\\|\\\\p\\{)\\p{Lu}");

  /** All of them; at the start of a text it is tried once only. */
  private final Pattern any;

  /**
   * A phrase, to be tried where what it needs stands.
   *
   * @param needs numbers that the search tells
   */
  private record Line(Pattern pattern, BitSet needs) {
    boolean possible(BitSet found) {
      int need = needs.nextSetBit(0);
      while (need >= 0 && found.get(need)) {
        need = needs.nextSetBit(need + 1);
      }
      return need < 0;
    }
  }

  private final List<Line> each = new ArrayList<>();
  private final StringSearch search;

  private Phrases(List<String> lines) {
    any = compiled(lines.stream().collect(Collectors.joining("|", "(?:", ")")));
    Map<String, BitSet> wanted = new HashMap<>();
    int number = 0;
    for (String line : lines) {
      BitSet needs = new BitSet();
      for (Set<String> oneOf : RequiredText.of(line)) {
        needs.set(++number);
        for (String text : oneOf) {
          wanted.computeIfAbsent(text, any -> new BitSet()).set(number);
        }
      }
      each.add(new Line(compiled(line), needs));
    }
    search = new StringSearch(wanted);
  }

  /**
   * @param lines one regular expression a line, matched against {@link #plain} text. They must not
   *     repeat without bound: a mail's sender chooses the text.
   */
  static Phrases of(String lines) {
    return new Phrases(
        lines
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC))
            .map(line -> LITERAL.matcher(line).replaceAll(letter -> lower(letter.group())))
            .toList());
  }

  /** All of them as one expression, which matches where {@link #in} holds. */
  Pattern whole() {
    return any;
  }

  /** True if one of them stands anywhere in {@code text}. */
  boolean in(String text) {
    String lower = lower(text);
    BitSet found = search.in(lower);
    return each.stream()
        .anyMatch(line -> line.possible(found) && line.pattern().matcher(lower).find());
  }

  /** True if {@code text} starts with one of them. */
  boolean start(String text) {
    return any.matcher(lower(text)).lookingAt();
  }

  // With Unicode classes: since Java 19 a word otherwise begins at ASCII letters only.
  private static Pattern compiled(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** Both sides in one case: to compare each letter in any case takes twice the time. */
  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** {@code text} with full-width forms, curly apostrophes and runs of white space made plain. */
  static String plain(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2019', '\'');
    StringBuilder plain = new StringBuilder(normal.length());
    boolean gap = false;
    for (int at = 0; at < normal.length(); at++) {
      char c = normal.charAt(at);
      boolean space = (c <= ' ' || c >= '\u00a0') && SPACE.indexOf(c) >= 0;
      if (!space) {
        plain.append(c);
      } else if (!gap) {
        plain.append(' ');
      }
      gap = space;
    }
    return plain.toString().strip();
  }
}
