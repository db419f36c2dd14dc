package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequiredTextTest {
  @Test
  void lettersAreAskedForAsTheyStand() {
    assertEquals(List.of(Set.of("nicht zustellbar")), RequiredText.of("nicht zustellbar"));
    assertEquals(List.of(Set.of("it is.")), RequiredText.of("it is\\."));
  }

  @Test
  void whatMayBeMissingIsNotAskedFor() {
    assertEquals(List.of(Set.of("mail ")), RequiredText.of("e?-?mail s?"));
    assertEquals(List.of(Set.of("returned")), RequiredText.of("(?:mail )?returned(?:s{0,3})"));
    assertEquals(List.of(Set.of("cd")), RequiredText.of("ab{0,2}cd"));
  }

  @Test
  void whatIsRepeatedIsThereOnce() {
    assertEquals(List.of(Set.of("xab")), RequiredText.of("xab+c"));
    assertEquals(List.of(Set.of("xab")), RequiredText.of("xab{2,3}c"));
  }

  @Test
  void ofAlternativesOneMustBeThere() {
    assertEquals(List.of(Set.of("warning", "error")), RequiredText.of("(?:warning|error):?"));
    assertEquals(List.of(Set.of("abc", "def")), RequiredText.of("abc|def"));
  }

  @Test
  void oneAlternativeThatAsksForNothingMakesThemAllDoSo() {
    assertEquals(List.of(), RequiredText.of("abc|.{3}"));
    assertEquals(List.of(Set.of("tail")), RequiredText.of("(?:abc|\\d)tail"));
  }

  @Test
  void allPartsAreAskedFor() {
    assertEquals(
        List.of(Set.of("not"), Set.of("delivered")), RequiredText.of("\\bnot.{0,30}delivered\\b"));
  }

  @Test
  void classesAndBoundariesAndLooksAreStrangers() {
    assertEquals(
        List.of(Set.of("mail"), Set.of("daemon")),
        RequiredText.of("mail[-_. ]?daemon\\b(?!-outside)"));
    assertEquals(List.of(Set.of("ab")), RequiredText.of("\\p{L}ab\\S{1,20}[a-z\\]x]"));
  }

  @Test
  void whatIsNotUnderstoodAsksForNothing() {
    assertEquals(List.of(), RequiredText.of("abc)def"));
  }
}
