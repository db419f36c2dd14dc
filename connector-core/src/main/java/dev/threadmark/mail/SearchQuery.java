package dev.threadmark.mail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * What somebody looks for. Nothing they type is an operator, but for quotation marks, which keep
 * words together.
 *
 * @param words folded, for an index of our own, see {@link SearchWords}
 * @param phrases for a provider: words of letters, digits and what joins them, in lower case and
 *     with single spaces; never a quotation mark, a colon, a bracket or an upper-case operator
 */
public record SearchQuery(List<String> words, List<String> phrases) {
  /** Characters that may be asked for. */
  public static final int LONGEST = 200;

  private static final int MOST = 8;

  public SearchQuery {
    words = words.stream().limit(MOST).toList();
    phrases = phrases.stream().limit(MOST).toList();
  }

  public static SearchQuery of(String text) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Set<String> phrases = new LinkedHashSet<>();
    String[] quoted = line.split("[\"“”„«»]", -1);
    for (int i = 0; i < quoted.length; i++) {
      List<String> pieces = pieces(quoted[i]);
      // A quotation mark that is never closed keeps nothing together.
      boolean inside = i % 2 == 1 && i < quoted.length - 1;
      if (inside && !pieces.isEmpty()) {
        phrases.add(String.join(" ", pieces));
      } else {
        phrases.addAll(pieces);
      }
    }
    return new SearchQuery(SearchWords.asked(line), List.copyOf(phrases));
  }

  private static List<String> pieces(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replace('’', '\'');
    List<String> pieces = new ArrayList<>();
    Matcher all = SearchWords.PIECE.matcher(plain);
    while (all.find()) {
      pieces.add(all.group());
    }
    return pieces;
  }

  /** True if it asks for something. */
  public boolean asks() {
    return !phrases.isEmpty();
  }
}
