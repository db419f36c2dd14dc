package dev.threadmark.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The loop says what the regular expressions say that it stands in for. */
class LettersProperties {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  @Property
  void onlyLettersAndDigitsAreLeft(@ForAll("texts") String text) {
    assertEquals(BETWEEN.matcher(text).replaceAll(""), Letters.only(text));
  }

  @Property
  void wordsAreRunsOfThem(@ForAll("texts") String text) {
    List<String> words = new ArrayList<>();
    Letters.words(text, words::add);
    assertEquals(WORD.matcher(text).results().map(MatchResult::group).toList(), words);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> plain =
        Arbitraries.strings().withChars("aZ9 .,\n-\u00e4\u00df\u0130\u4e2d\u0662\u2167\u00bd");
    Arbitrary<String> beyond =
        Arbitraries.of(
            "\ud83d\udca1", "\ud835\udc00", "\ud835\udfd8", "\ud800", "\udc00", "e\u0301");
    return Arbitraries.oneOf(plain, Arbitraries.strings(), beyond)
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }
}
