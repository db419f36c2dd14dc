package dev.threadmark.fuzz;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code tools/fuzz.sh} does for long, for a few seconds and always with the same inputs. */
class FuzzTest {
  @ParameterizedTest
  @CsvSource({"GRAPH,4000", "GMAIL,2000", "TOKEN,10000", "AUTHOR,5000", "MAIL,1500", "HTML,500"})
  void noInputDoesHarm(Target target, int runs) throws Exception {
    Blind.run(target, runs, 20261123);
  }
}
