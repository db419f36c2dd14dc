package dev.threadmark.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Write.Insert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every driver of {@link Table} must do with ranges. */
public abstract class TableRangeContract {
  private static final String LIST = "list/acme/open";

  /** An empty table of the driver under test. */
  protected abstract Table table();

  @Test
  void rowsComeInTheOrderOfTheBytesOfTheirKeys() {
    Table table = table();
    List<String> sorted = List.of("!", "1", "10", "2", "A", "B", "Z", "_", "a", "aa", "b", "~");
    List<String> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.forEach(row -> table.upsert(new RowKey(LIST, row), "x"));
    assertEquals(sorted, rows(table.range(LIST, "", "", 100)));
  }

  @Test
  void everyCharacterThatAKeyMayHoldSortsByItsByteAndBoundsARange() {
    Table table = table();
    List<String> sorted = Samples.legal("/\\#?").chars().mapToObj(Character::toString).toList();
    assertTrue(
        table.batch(
            LIST,
            sorted.stream().<Write>map(row -> new Insert(new RowKey(LIST, row), "x")).toList()));
    assertEquals(sorted, rows(table.range(LIST, "", "", 100)));
    for (int i = 0; i < 10; i++) { // the least of them are those that a driver may have to move
      List<Row> one = table.range(LIST, sorted.get(i), sorted.get(i + 1), 100);
      assertEquals(List.of(sorted.get(i)), rows(one));
    }
  }

  @Test
  void theFirstBoundIsInTheLastIsNot() {
    Table table = letters();
    assertEquals(List.of("b", "c"), rows(table.range(LIST, "b", "d", 100)));
    assertEquals(List.of("b", "c", "d", "e"), rows(table.range(LIST, "b", "", 100)));
    assertEquals(List.of("a", "b"), rows(table.range(LIST, "", "c", 100)));
    assertEquals(List.of("c"), rows(table.range(LIST, "bb", "cc", 100)));
  }

  @Test
  void boundsThatHoldNothingGiveNothing() {
    Table table = letters();
    assertEquals(List.of(), table.range(LIST, "c", "c", 100));
    assertEquals(List.of(), table.range(LIST, "d", "b", 100));
    assertEquals(List.of(), table.range(LIST, "x", "", 100));
    assertEquals(List.of(), table.range("list/acme/none", "", "", 100));
  }

  @Test
  void theLimitCutsAtTheEnd() {
    assertEquals(List.of("b", "c"), rows(letters().range(LIST, "b", "", 2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_001})
  void limitsThatNotEveryStoreTakesAreRefusedByAll(int limit) {
    Table table = table();
    assertThrows(IllegalArgumentException.class, () -> table.range(LIST, "", "", limit));
  }

  @Test
  void neighbouringPartitionsAreNotInTheRange() {
    Table table = letters();
    table.upsert(new RowKey("list/acme/ope", "c"), "x");
    table.upsert(new RowKey("list/acme/open!", "c"), "x");
    table.upsert(new RowKey("list/acme/Open", "c"), "x");
    table.upsert(new RowKey("list/acme/open/c", "c"), "x");
    List<Row> rows = table.range(LIST, "", "", 100);
    assertEquals(5, rows.size());
    rows.forEach(row -> assertEquals(LIST, row.key().partition()));
  }

  @Test
  void rowsOfARangeHaveTheEtagsToReplaceThem() {
    Table table = letters();
    for (Row row : table.range(LIST, "", "", 100)) {
      assertTrue(table.replace(row.key(), "seen", row.etag()).isPresent());
    }
  }

  @Tag("long")
  @Test
  void tenThousandRowsAreReadPageByPageOnceEach() {
    Table table = table();
    List<RowKey> keys = Samples.keys(LIST, 10_000);
    List<RowKey> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(7));
    for (int i = 0; i < shuffled.size(); i += Table.MAX_BATCH) {
      List<Write> inserts =
          shuffled.subList(i, i + Table.MAX_BATCH).stream()
              .<Write>map(key -> new Insert(key, "value of " + key.row()))
              .toList();
      assertTrue(table.batch(LIST, inserts));
    }
    List<RowKey> read = new ArrayList<>();
    List<Row> page = table.range(LIST, "", "", 1_000);
    while (!page.isEmpty()) {
      page.forEach(row -> assertEquals("value of " + row.key().row(), row.value()));
      page.forEach(row -> read.add(row.key()));
      // '!' is the least character a key may hold: nothing lies between.
      page = table.range(LIST, read.get(read.size() - 1).row() + "!", "", 1_000);
    }
    assertEquals(keys, read);
  }

  private Table letters() {
    Table table = table();
    List.of("c", "a", "e", "b", "d").forEach(row -> table.upsert(new RowKey(LIST, row), "x"));
    return table;
  }

  private static List<String> rows(List<Row> rows) {
    return rows.stream().map(row -> row.key().row()).toList();
  }
}
