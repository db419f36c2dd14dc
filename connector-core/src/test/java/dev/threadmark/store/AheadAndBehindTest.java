package dev.threadmark.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.memory.MemoryTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AheadAndBehindTest {
  private static final RowKey ONE = new RowKey("key/1", "one");
  private static final RowKey TWO = new RowKey("key/1", "two");

  private final MemoryTable store = new MemoryTable();
  private final PageTable page = new PageTable(store);

  @Test
  void whatWasFetchedAheadIsNotReadAgain() {
    page.ahead(List.of(ONE, TWO));
    store.insert(ONE, "written meanwhile");
    assertEquals(Optional.empty(), page.get(ONE));
    assertEquals(Set.of(), page.getAll(List.of(ONE, TWO)).keySet());
  }

  @Test
  void aLostRaceHasAllOfItReadAgain() {
    page.ahead(List.of(ONE, TWO));
    store.insert(ONE, "first");
    store.insert(TWO, "too");
    assertEquals(Optional.empty(), page.insert(ONE, "second"));
    assertEquals("first", page.get(ONE).map(Row::value).orElseThrow());
    assertEquals("too", page.get(TWO).map(Row::value).orElseThrow());
  }

  @Test
  void ownWritesAreSeenAndCanBeReplaced() {
    page.ahead(List.of(ONE));
    page.insert(ONE, "mine").orElseThrow();
    String etag = page.get(ONE).map(Row::etag).orElseThrow();
    page.replace(ONE, "changed", etag).orElseThrow();
    assertEquals("changed", store.get(ONE).map(Row::value).orElseThrow());
  }

  @Test
  void whatIsWrittenBehindIsSeenHereAtOnceAndElsewhereAfterTheFlush() {
    page.insertBehind(ONE, "later");
    page.upsertBehind(TWO, "later too");
    assertEquals("later", page.get(ONE).map(Row::value).orElseThrow());
    assertEquals(Optional.empty(), store.get(ONE));
    assertTrue(page.flush());
    assertEquals("later", store.get(ONE).map(Row::value).orElseThrow());
    assertEquals("later too", store.get(TWO).map(Row::value).orElseThrow());
  }

  @Test
  void theFlushTellsThatSomebodyElseWasFirstAndWritesTheOthers() {
    page.insertBehind(ONE, "mine");
    page.insertBehind(TWO, "mine too");
    store.insert(ONE, "theirs");
    assertFalse(page.flush());
    assertEquals("theirs", page.get(ONE).map(Row::value).orElseThrow());
    assertEquals("mine too", store.get(TWO).map(Row::value).orElseThrow());
    assertTrue(page.flush(), "told once");
  }

  @Test
  void somebodyElseWhoWroteTheSameIsNoLoss() {
    page.insertBehind(ONE, "the same");
    store.insert(ONE, "the same");
    assertTrue(page.flush());
  }

  @Test
  void aRangeShowsWhatIsToBeWritten() {
    page.upsertBehind(ONE, "later");
    assertEquals(List.of(ONE), page.range("key/1", "", "", 10).stream().map(Row::key).toList());
  }

  @Test
  void whatIsToBeWrittenCanBeReplaced() {
    page.insertBehind(ONE, "later");
    String etag = page.get(ONE).map(Row::etag).orElseThrow();
    page.replace(ONE, "now", etag).orElseThrow();
    assertTrue(page.flush());
    assertEquals("now", store.get(ONE).map(Row::value).orElseThrow());
  }

  @Test
  void whatSomebodyElseMadeFirstIsNotReplaced() {
    page.insertBehind(ONE, "later");
    store.insert(ONE, "theirs");
    assertEquals(Optional.of("later"), page.get(ONE).map(Row::value));
    String etag = page.get(ONE).map(Row::etag).orElseThrow();
    page.replace(ONE, "now", etag);
    assertFalse(page.flush());
  }
}
