package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RequiredTextTest {
  @Test
  void lettersAreAskedForAsTheyStand() {
    assertEquals(Set.of("nicht zustellbar"), RequiredText.of("nicht zustellbar"));
    assertEquals(Set.of("it is."), RequiredText.of("it is\\."));
  }

  @Test
  void whatMayBeMissingIsNotAskedFor() {
    assertEquals(Set.of("mail "), RequiredText.of("e?-?mail s?"));
    assertEquals(Set.of("returned"), RequiredText.of("(?:mail )?returned(?:s{0,3})"));
    assertEquals(Set.of("cd"), RequiredText.of("ab{0,2}cd"));
  }

  @Test
  void whatIsRepeatedIsThereOnce() {
    assertEquals(Set.of("xab"), RequiredText.of("xab+c"));
    assertEquals(Set.of("xab"), RequiredText.of("xab{2,3}c"));
  }

  @Test
  void ofAlternativesOneMustBeThere() {
    assertEquals(Set.of("warning", "error"), RequiredText.of("(?:warning|error):?"));
    assertEquals(Set.of("abc", "def"), RequiredText.of("abc|def"));
  }

  @Test
  void oneAlternativeThatAsksForNothingMakesThemAllDoSo() {
    assertEquals(Set.of(), RequiredText.of("abc|.{3}"));
    assertEquals(Set.of("tail"), RequiredText.of("(?:abc|\\d)tail"));
  }

  @Test
  void theLongestPartIsAskedFor() {
    assertEquals(Set.of("delivered"), RequiredText.of("\\bnot.{0,30}delivered\\b"));
  }

  @Test
  void classesAndBoundariesAndLooksAreStrangers() {
    assertEquals(Set.of("daemon"), RequiredText.of("mail[-_. ]?daemon\\b(?!-outside)"));
    assertEquals(Set.of("ab"), RequiredText.of("\\p{L}ab\\S{1,20}[a-z\\]x]"));
  }

  @Test
  void whatIsNotUnderstoodAsksForNothing() {
    assertEquals(Set.of(), RequiredText.of("abc)def"));
  }
}
