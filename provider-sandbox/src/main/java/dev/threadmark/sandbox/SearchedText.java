package dev.threadmark.sandbox;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as both services' searches know it: whole words, in any case and without accents. Made apart
 * from the connector's own words, so that one mistake cannot hide another.
 */
public record SearchedText(List<String> words) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");

  public static SearchedText of(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}+", "")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return new SearchedText(List.copyOf(words));
  }

  /** The text of HTML, as far as words go. */
  public static String untagged(String html) {
    return TAG.matcher(html).replaceAll(" ");
  }

  /** True if the words of {@code phrase} stand in it, one after the other. */
  public boolean has(String phrase) {
    List<String> wanted = of(phrase).words();
    return !wanted.isEmpty() && Collections.indexOfSubList(words, wanted) >= 0;
  }
}
