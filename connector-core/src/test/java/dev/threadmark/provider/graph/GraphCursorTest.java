package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.port.Table;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.graph.GraphCursor.Place;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphCursorTest {
  private static final Instant FROM = Instant.parse("2026-11-02T10:00:00Z");

  @Test
  void comesBackAsItWasWritten() {
    GraphCursor cursor =
        new GraphCursor(
            FROM,
            new Place(Optional.of("https://x.example/delta?$skiptoken=a-_\"\\"), true),
            new Place(Optional.of("https://x.example/delta?$deltatoken=b"), false));

    assertEquals(Optional.of(cursor), GraphCursor.parse(cursor.text()));
    assertEquals(
        Optional.of(GraphCursor.startingAt(FROM)),
        GraphCursor.parse(GraphCursor.startingAt(FROM).text()));
  }

  @Test
  void fitsATableValueWithLinksFarLongerThanGraphs() {
    Place longest = new Place(Optional.of("https://x.example/" + "t".repeat(12_000)), true);

    Assertions.assertTrue(
        new GraphCursor(FROM, longest, longest).text().value().length() < Table.MAX_VALUE_CHARS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17",
        "null",
        "{}",
        "{\"v\":2,\"from\":\"2026-11-02T10:00:00Z\"}",
        "{\"v\":1,\"from\":\"then\"}",
        "historyId 4"
      })
  void isNothingWhereItIsNoneOfOurs(String text) {
    assertEquals(Optional.empty(), GraphCursor.parse(new Cursor(text)));
  }
}
