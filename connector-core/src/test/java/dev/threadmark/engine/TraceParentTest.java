package dev.threadmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final TraceParent FRESH = new TraceParent("f".repeat(32), "e".repeat(16), true);

  @ParameterizedTest
  @ValueSource(strings = {"00", "01"})
  void whatIsReadIsPrintedAsItWas(String flags) {
    String header = "00-" + TRACE + "-" + SPAN + "-" + flags;
    assertEquals(header, TraceParent.parse(header).orElseThrow().toString());
  }

  @Test
  void flagsThatWeDoNotKnowAreNotPassedOn() {
    assertEquals(
        Optional.of(new TraceParent(TRACE, SPAN, true)),
        TraceParent.parse("00-" + TRACE + "-" + SPAN + "-ff"));
    assertEquals(
        Optional.of(new TraceParent(TRACE, SPAN, false)),
        TraceParent.parse("00-" + TRACE + "-" + SPAN + "-02"));
  }

  @Test
  void aLaterVersionMayHaveMoreBehindADash() {
    Optional<TraceParent> read = Optional.of(new TraceParent(TRACE, SPAN, true));
    assertEquals(read, TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-01-what-the-future-is"));
    assertEquals(read, TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-01"));
    assertEquals(Optional.empty(), TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-01.what"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n"
      })
  void whatIsNotWellFormedIsNoTrace(String header) {
    assertEquals(Optional.empty(), TraceParent.parse(header));
  }

  @Test
  void amazonsHeaderIsTheSameTraceInOtherWords() {
    String root = "Root=1-0af76519-16cd43dd8448eb211c80319c";
    assertEquals(
        Optional.of(new TraceParent(TRACE, SPAN, true)),
        TraceParent.ofAmazon(root + ";Parent=" + SPAN + ";Sampled=1", FRESH));
    assertEquals(
        Optional.of(new TraceParent(TRACE, SPAN, false)),
        TraceParent.ofAmazon("Self=1-1-1; " + root + ";Sampled=0;Parent=" + SPAN, FRESH));
    assertEquals(
        Optional.of(new TraceParent(TRACE, FRESH.span(), true)), TraceParent.ofAmazon(root, FRESH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Root=", "Root=1-0-0", "Root=2-0af76519-16cd43dd8448eb211c80319c"})
  void whatIsNotAmazonsHeaderIsNoTrace(String header) {
    assertEquals(Optional.empty(), TraceParent.ofAmazon(header, FRESH));
  }

  @Test
  void whatIsDrawnIsRecordedAndNeverTheSame() {
    TraceParent one = TraceParent.drawn();
    assertTrue(one.sampled());
    assertEquals(Optional.of(one), TraceParent.parse(one.toString()));
    assertNotEquals(one.trace(), TraceParent.drawn().trace());
  }

  @Test
  void idsThatAreNoneCannotBeMade() {
    assertThrows(IllegalArgumentException.class, () -> new TraceParent("0".repeat(32), SPAN, true));
  }
}
