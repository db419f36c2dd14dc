package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code tools/fuzz.sh} does for long, for a few seconds and always with the same inputs. */
@Tag("long")
class FuzzTest {
  private static final long SEED = 20261123;

  @ParameterizedTest
  @CsvSource({"GRAPH,4000", "GMAIL,2000", "TOKEN,10000", "AUTHOR,5000", "MAIL,1000", "HTML,500"})
  void noInputDoesHarm(Target target, int runs) throws Exception {
    Blind.run(target.check, runs, SEED);
  }

  @Test
  void aWebhookThatBelievesSomebodyElseIsFound() {
    Target.Check gullible = new GraphRequests(GraphRequests.THEIRS);
    assertEquals(
        "a forged clientState rang a bell ==> expected: <true> but was: <false>",
        assertThrows(AssertionError.class, () -> Blind.drawn(gullible, 4000, SEED)).getMessage());
  }

  @Test
  void aKeyThatSignsForSomebodyElseIsFound() {
    Target.Check gullible = new TokenTexts(TokenTexts.THEIRS);
    assertEquals(
        "a token that nobody issued was accepted ==> expected: <false> but was: <true>",
        assertThrows(AssertionError.class, () -> Blind.drawn(gullible, 4000, SEED)).getMessage());
  }
}
