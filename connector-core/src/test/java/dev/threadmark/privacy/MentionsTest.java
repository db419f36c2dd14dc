package dev.threadmark.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.threadmark.mail.Address;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  private static final KnownAs MARK =
      new KnownAs(new Address("mark@x.example"), Set.of("Mark Open", "Doe, Kim"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "ask mark@x.example now,ask erased@erased.invalid now",
        "ask MARK@X.example.,ask erased@erased.invalid.",
        "a.mark@x.example,a.mark@x.example",
        "mark@x.example.org,mark@x.example.org",
        "mark+tag@x.example,mark+tag@x.example",
        "Mark  Open wrote,erased wrote",
        "mark open\u2019s,erased\u2019s",
        "Markopen,Markopen",
        "the mark,the mark"
      })
  void anAddressAndAFullNameGoWhereTheyAreWhole(String text, String left) {
    assertEquals(
        "{\"text\":\"" + left + "\"}",
        Mentions.anywhere(MARK).erased("{\"text\":\"" + text + "\"}"));
  }

  @Test
  void whereTheyTakePartTheirFirstNameGoesToo() {
    assertEquals(
        "{\"text\":\"erased and erased, marked\"}",
        Mentions.close(MARK).erased("{\"text\":\"Mark and KIM, marked\"}"));
  }

  @Test
  void aNameThatTheirMailsBearIsLookedForOnlyWhereTheyTakePart() {
    KnownAs regards = MARK.writing(Set.of("Kind regards", "Mark Open"));
    String row = "{\"text\":\"Kind regards, Mark Open\"}";
    assertEquals("{\"text\":\"Kind regards, erased\"}", Mentions.anywhere(regards).erased(row));
    assertEquals("{\"text\":\"erased, erased\"}", Mentions.close(regards).erased(row));
  }

  @Test
  void wordsOfOursAreNoNames() {
    String row = "{\"status\":\"OPEN\",\"event\":\"Mark\",\"kind\":\"open\"}";
    assertEquals(row, Mentions.close(MARK).erased(row));
  }

  @Test
  void anAddressGoesWhereverItStands() {
    assertEquals(
        "{\"parties\":{\"erased@erased.invalid\":\"GUEST\"},\"by\":\"erased@erased.invalid\"}",
        Mentions.anywhere(MARK)
            .erased("{\"parties\":{\"mark@x.example\":\"GUEST\"},\"by\":\"mark@x.example\"}"));
  }

  @Test
  void bothSpellingsOfADomainAreTheirs() {
    KnownAs ana = KnownAs.of(new Address("ana@m\u00fcller.example"));
    assertEquals(
        "[\"erased@erased.invalid\",\"erased@erased.invalid\"]",
        Mentions.anywhere(ana)
            .erased("[\"ana@m\u00fcller.example\",\"ana@xn--mller-kva.example\"]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Al", "mark@x.example", "(.*)", "\\E.*", "$1"})
  void whateverANameIsItIsTakenByTheLetter(String name) {
    KnownAs odd = new KnownAs(new Address("mark@x.example"), Set.of(name));
    assertFalse(Mentions.close(odd).in("{\"text\":\"Something else, Ali\"}"));
  }
}
