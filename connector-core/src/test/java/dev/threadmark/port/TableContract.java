package dev.threadmark.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every driver of {@link Table} must do with single rows; batches and ranges have contracts of
 * their own. A driver is held by all three.
 */
public abstract class TableContract {
  protected static final RowKey KEY = new RowKey("ticket/7", "snapshot");

  /** An empty table of the driver under test. */
  protected abstract Table table();

  @Test
  void aRowThatIsNotThereIsEmpty() {
    assertEquals(Optional.empty(), table().get(KEY));
  }

  @Test
  void anInsertedRowIsReadWithItsEtag() {
    Table table = table();
    String etag = table.insert(KEY, "one").orElseThrow();
    assertEquals(Optional.of(new Row(KEY, "one", etag)), table.get(KEY));
  }

  @Test
  void theSecondInsertIsLostAndChangesNothing() {
    Table table = table();
    String etag = table.insert(KEY, "first").orElseThrow();
    assertEquals(Optional.empty(), table.insert(KEY, "second"));
    assertEquals(Optional.of(new Row(KEY, "first", etag)), table.get(KEY));
  }

  @Test
  void replaceWithTheRightEtagPutsTheValueAndANewEtag() {
    Table table = table();
    String first = table.insert(KEY, "one").orElseThrow();
    String second = table.replace(KEY, "two", first).orElseThrow();
    assertEquals(Optional.of(new Row(KEY, "two", second)), table.get(KEY));
  }

  @Test
  void replaceWithAnOldEtagIsLost() {
    Table table = table();
    String first = table.insert(KEY, "one").orElseThrow();
    table.replace(KEY, "two", first).orElseThrow();
    assertEquals(Optional.empty(), table.replace(KEY, "three", first));
    assertEquals("two", table.get(KEY).orElseThrow().value());
  }

  @Test
  void replaceOfARowThatIsNotThereIsLost() {
    Table table = table();
    String etag = table.insert(new RowKey("ticket/7", "other"), "x").orElseThrow();
    assertEquals(Optional.empty(), table.replace(KEY, "y", etag));
    assertEquals(Optional.empty(), table.get(KEY));
  }

  @Test
  void upsertPutsTheValueWhateverIsThere() {
    Table table = table();
    table.upsert(KEY, "one");
    assertEquals("one", table.get(KEY).orElseThrow().value());
    table.upsert(KEY, "two");
    assertEquals("two", table.get(KEY).orElseThrow().value());
  }

  @Test
  void deleteRemovesTheRowWithThatEtagOnly() {
    Table table = table();
    String first = table.insert(KEY, "one").orElseThrow();
    String second = table.replace(KEY, "two", first).orElseThrow();
    assertFalse(table.delete(KEY, first));
    assertTrue(table.get(KEY).isPresent());
    assertTrue(table.delete(KEY, second));
    assertEquals(Optional.empty(), table.get(KEY));
    assertFalse(table.delete(KEY, second), "a row that is gone");
  }

  @Test
  void everyWriteChangesTheEtagEvenWithTheSameValueOrAfterADelete() {
    Table table = table();
    Set<String> etags = new HashSet<>();
    String etag = table.insert(KEY, "same").orElseThrow();
    assertTrue(etags.add(etag));
    etag = table.replace(KEY, "same", etag).orElseThrow();
    assertTrue(etags.add(etag));
    table.upsert(KEY, "same");
    etag = table.get(KEY).orElseThrow().etag();
    assertTrue(etags.add(etag));
    assertTrue(table.batch(KEY.partition(), List.of(new Write.Replace(KEY, "same", etag))));
    etag = table.get(KEY).orElseThrow().etag();
    assertTrue(etags.add(etag));
    assertTrue(table.delete(KEY, etag));
    assertTrue(etags.add(table.insert(KEY, "same").orElseThrow()));
  }

  @Test
  void aWriteLeavesTheEtagsOfOtherRowsAlone() {
    Table table = table();
    String etag = table.insert(KEY, "mine").orElseThrow();
    table.upsert(new RowKey("ticket/7", "other"), "x");
    table.upsert(new RowKey("ticket/8", "snapshot"), "x");
    assertEquals(etag, table.get(KEY).orElseThrow().etag());
  }

  @Test
  void getAllFindsTheRowsThatExistInAnyPartition() {
    Table table = table();
    RowKey other = new RowKey("key/ab", "snapshot");
    RowKey missing = new RowKey("key/ab", "missing");
    String etag = table.insert(KEY, "one").orElseThrow();
    String otherEtag = table.insert(other, "two").orElseThrow();
    assertEquals(
        Map.of(KEY, new Row(KEY, "one", etag), other, new Row(other, "two", otherEtag)),
        table.getAll(List.of(other, missing, KEY, other)));
    assertEquals(Map.of(), table.getAll(List.of()));
    assertEquals(Map.of(), table.getAll(Set.of(missing)));
  }

  @Test
  void getAllTakesMoreKeysThanABatch() {
    Table table = table();
    List<RowKey> keys = Samples.keys("key/many", 250);
    keys.forEach(key -> table.upsert(key, key.row()));
    Map<RowKey, Row> found = table.getAll(keys);
    assertEquals(250, found.size());
    keys.forEach(key -> assertEquals(key.row(), found.get(key).value()));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("dev.threadmark.port.Samples#values")
  void valuesComeBackAsTheyWere(String value) {
    Table table = table();
    table.insert(KEY, value).orElseThrow();
    assertEquals(value, table.get(KEY).orElseThrow().value());
    table.upsert(KEY, "");
    assertTrue(table.batch(KEY.partition(), List.of(new Write.Upsert(KEY, value))));
    assertEquals(value, table.range(KEY.partition(), "", "", 1).get(0).value());
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("dev.threadmark.port.Samples#refusedValues")
  void valuesThatNotEveryStoreTakesAreRefusedByAllAndWriteNothing(String value) {
    Table table = table();
    RowKey fresh = new RowKey("ticket/7", "fresh");
    String etag = table.insert(KEY, "one").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> table.insert(fresh, value));
    assertThrows(IllegalArgumentException.class, () -> table.replace(KEY, value, etag));
    assertThrows(IllegalArgumentException.class, () -> table.upsert(KEY, value));
    List<Write> batch = List.of(new Write.Upsert(KEY, "two"), new Write.Insert(fresh, value));
    assertThrows(IllegalArgumentException.class, () -> table.batch(KEY.partition(), batch));
    assertEquals(List.of(new Row(KEY, "one", etag)), table.range("ticket/7", "", "", 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "'", "''", "\"", "%41", "a;b--", "*", "~", "$", "{}", "A", "a"})
  void strangeKeysAreJustKeys(String name) {
    Table table = table();
    RowKey key = new RowKey("p/" + name, name);
    List<RowKey> neighbours =
        List.of(new RowKey("p/" + name, name + "x"), new RowKey("p/" + name + "x", name));
    neighbours.forEach(neighbour -> table.upsert(neighbour, "neighbour"));
    String etag = table.insert(key, "it").orElseThrow();
    assertEquals(Optional.of(new Row(key, "it", etag)), table.get(key));
    assertEquals(2, table.range(key.partition(), "", "", 10).size());
    assertTrue(table.delete(key, etag));
    assertEquals(2, table.getAll(neighbours).size());
  }

  @Test
  void keysOfFullLengthAndOfEveryLegalCharacterWork() {
    Table table = table();
    String legal = Samples.legal("\\#?");
    RowKey key = new RowKey(legal.repeat(6).substring(0, 512), "r".repeat(512));
    RowKey odd = new RowKey(legal, legal.replace("/", ""));
    table.upsert(key, "long");
    table.upsert(odd, "odd");
    assertEquals("long", table.get(key).orElseThrow().value());
    assertEquals("odd", table.get(odd).orElseThrow().value());
  }

  @Test
  void eightWritersInsertOneRowAndExactlyOneWins() {
    Table table = table();
    AtomicInteger won = new AtomicInteger();
    Samples.race(
        8, writer -> table.insert(KEY, "by " + writer).ifPresent(etag -> won.incrementAndGet()));
    assertEquals(1, won.get());
  }

  @Test
  void eightWritersCountInOneRowAndNoIncrementIsLost() {
    Table table = table();
    table.insert(KEY, "0").orElseThrow();
    Samples.race(
        8,
        writer -> {
          for (int i = 0; i < 50; i++) {
            increment(table);
          }
        });
    assertEquals("400", table.get(KEY).orElseThrow().value());
  }

  private static void increment(Table table) {
    Optional<String> written;
    do {
      Row row = table.get(KEY).orElseThrow();
      String next = Integer.toString(Integer.parseInt(row.value()) + 1);
      written = table.replace(KEY, next, row.etag());
      written.ifPresent(etag -> assertNotEquals(row.etag(), etag));
    } while (written.isEmpty());
  }
}
