package dev.threadmark.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Broken LAMP in the façade     | facade
          Broken LAMP in the façade     | lam
          Facade                        | FAÇADE
          Größe der Straße              | strasse
          Groesse? Größe!               | große
          ann.lee@example.com           | ann
          ann.lee@example.com           | lee@ex
          ann.lee@example.com           | example
          ann.lee@example.com           | Ann.Lee@Example.com
          order-4711                    | 4711
          order-4711                    | order-47
          [Zammad#20054] Lamp           | 20054
          Ελλάδα                        | ΕΛΛΑΔΑ
          Ёлка и лампа                  | елка
          蛍光灯が点かない                  | 点かない
          ｆｕｌｌｗｉｄｔｈ                 | fullwidth
          l’ampoule                     | ampoule
          """)
  void aTextIsFoundByTheBeginningOfItsWordsAsPeopleTypeThem(String text, String asked) {
    List<String> words = SearchQuery.of(asked).words();
    assertFalse(words.isEmpty());
    for (String word : words) {
      assertTrue(
          SearchWords.of(text).stream().anyMatch(one -> one.startsWith(word)),
          SearchWords.of(text) + " by " + word);
    }
  }

  @ParameterizedTest
  @CsvSource({"lamp, amp", "lamp, lamps", "ann@example.com, com", "'a b', a"})
  void neitherTheMiddleOfAWordNorALetterNorATopLevelDomainFindsAnything(String text, String asked) {
    List<String> words = SearchQuery.of(asked).words();
    boolean found =
        !words.isEmpty()
            && words.stream()
                .allMatch(
                    word -> SearchWords.of(text).stream().anyMatch(one -> one.startsWith(word)));
    assertFalse(found);
  }

  /** Whatever the words of a text are, the text is found by all of them. */
  @Property
  void aTextIsFoundByItself(@ForAll @StringLength(max = 60) String text) {
    Set<String> words = SearchWords.of(text);
    for (String word : SearchWords.asked(text)) {
      boolean topmost = text.contains("@");
      assertTrue(
          topmost || words.stream().anyMatch(one -> one.startsWith(word)), words + " by " + word);
    }
  }

  @Property
  void foldingTwiceIsFoldingOnce(@ForAll @StringLength(max = 60) String text) {
    String once = SearchWords.fold(text);
    assertEquals(SearchWords.fold(once), once);
  }

  /** What reaches a provider holds nothing that could end a phrase or begin an operator. */
  @Property
  void aPhraseIsLettersDigitsAndWhatJoinsThem(@ForAll @StringLength(max = 250) String text) {
    SearchQuery query = SearchQuery.of(text);
    assertTrue(query.phrases().size() <= 8 && query.words().size() <= 8);
    for (String phrase : query.phrases()) {
      assertTrue(phrase.matches("[\\p{L}\\p{N}\\p{M}.@_+'& -]+"), phrase);
      assertFalse(phrase.startsWith("-") || phrase.contains("  "), phrase);
      assertFalse(phrase.matches(".*\\b(AND|OR|NOT|NEAR|AROUND)\\b.*"), phrase);
    }
  }

  @Test
  void quotationMarksKeepWordsTogetherIfTheyAreClosed() {
    assertEquals(
        List.of("garden lamp", "blue"), SearchQuery.of("\"Garden  Lamp!\" blue").phrases());
    assertEquals(List.of("garden lamp", "blue"), SearchQuery.of("„garden lamp“ blue").phrases());
    assertEquals(List.of("garden", "lamp"), SearchQuery.of("\"garden lamp").phrases());
  }

  @Test
  void aLongTextIsCutBeforeItIsRead() {
    assertTrue(SearchWords.of("x".repeat(100_000)).stream().allMatch(word -> word.length() == 32));
    assertEquals(1, SearchQuery.of("y".repeat(100_000)).words().size());
    assertTrue(SearchWords.of("a.".repeat(50_000)).size() <= 8);
  }
}
