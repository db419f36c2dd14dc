package dev.threadmark.aws.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.engine.Outcome;
import dev.threadmark.provider.graph.GraphPriming;
import org.junit.jupiter.api.Test;

class PrimingTest {
  @Test
  void theSampleMailGoesTheWholeWay() {
    assertEquals(new Outcome.Done(1), Priming.run());
  }

  @Test
  void theSamplePageOfGraphHasOneMailThatCanBeRead() {
    assertEquals(1, GraphPriming.run(SampleMailbox.ID));
  }
}
