package dev.threadmark.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Write.Delete;
import dev.threadmark.port.Write.Insert;
import dev.threadmark.port.Write.Replace;
import dev.threadmark.port.Write.Upsert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every driver of {@link Table} must do with batches. */
public abstract class TableBatchContract {
  private static final String TICKET = "ticket/7";

  /** An empty table of the driver under test. */
  protected abstract Table table();

  @Test
  void aMixedBatchIsWrittenWhole() {
    Table table = table();
    String etag = table.insert(key("replaced"), "old").orElseThrow();
    String gone = table.insert(key("deleted"), "old").orElseThrow();
    table.upsert(key("upserted"), "old");
    assertTrue(
        table.batch(
            TICKET,
            List.of(
                new Insert(key("inserted"), "new"),
                new Replace(key("replaced"), "new", etag),
                new Upsert(key("upserted"), "new"),
                new Upsert(key("upserted-too"), "new"),
                new Delete(key("deleted"), gone))));
    assertEquals(
        Map.of("inserted", "new", "replaced", "new", "upserted", "new", "upserted-too", "new"),
        rows(table));
  }

  @Test
  void aBatchWithAnInsertOfARowThatIsThereWritesNothing() {
    Table table = table();
    table.upsert(key("there"), "old");
    nothingIsWritten(table, new Insert(key("there"), "new"));
  }

  @Test
  void aBatchWithAReplaceOfAnOldEtagWritesNothing() {
    Table table = table();
    String old = table.insert(key("there"), "old").orElseThrow();
    table.replace(key("there"), "newer", old).orElseThrow();
    nothingIsWritten(table, new Replace(key("there"), "new", old));
  }

  @Test
  void aBatchWithAReplaceOfAMissingRowWritesNothing() {
    Table table = table();
    String etag = table.insert(key("there"), "old").orElseThrow();
    nothingIsWritten(table, new Replace(key("missing"), "new", etag));
  }

  @Test
  void aBatchWithADeleteOfAnOldEtagWritesNothing() {
    Table table = table();
    String old = table.insert(key("there"), "old").orElseThrow();
    table.upsert(key("there"), "newer");
    nothingIsWritten(table, new Delete(key("there"), old));
  }

  @Test
  void aBatchWithADeleteOfAMissingRowWritesNothing() {
    Table table = table();
    String etag = table.insert(key("there"), "old").orElseThrow();
    nothingIsWritten(table, new Delete(key("missing"), etag));
  }

  @Test
  void aHundredWritesAreWrittenWhole() {
    Table table = table();
    List<Write> inserts = inserts(Table.MAX_BATCH);
    assertTrue(table.batch(TICKET, inserts));
    assertEquals(Table.MAX_BATCH, rows(table).size());
    assertFalse(table.batch(TICKET, inserts), "all of them are there now");
  }

  @Test
  void aHundredWritesWithOneLostAtTheEndAreNotWritten() {
    Table table = table();
    List<Write> inserts = inserts(Table.MAX_BATCH);
    table.upsert(inserts.get(Table.MAX_BATCH - 1).key(), "there");
    assertFalse(table.batch(TICKET, inserts));
    assertEquals(1, rows(table).size());
  }

  @Test
  void aBatchThatIsEmptyOrTooLongIsRefused() {
    Table table = table();
    refused(table, List.of());
    refused(table, inserts(Table.MAX_BATCH + 1));
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(strings = {"x", "\"", "\u0001", "\u00e9", "\u20ac", "\ud83d\ude80"})
  void aBatchOfTheLargestSizeIsWrittenWholeALargerOneRefused(String text) {
    Table table = table();
    String value = text.repeat(Table.MAX_VALUE_CHARS / text.length());
    int fit = Table.MAX_BATCH_BYTES / Batches.bytes(new Insert(key("any"), value));
    List<Write> writes =
        Samples.keys(TICKET, fit + 1).stream().<Write>map(key -> new Insert(key, value)).toList();
    refused(table, writes);
    assertTrue(table.batch(TICKET, writes.subList(0, fit)));
    assertEquals(Collections.nCopies(fit, value), List.copyOf(rows(table).values()));
  }

  @Test
  void aHundredLongestValuesUnderTheLongestKeysAreWrittenWhole() {
    Table table = table();
    String value = "x".repeat(Table.MAX_VALUE_CHARS);
    String partition = "%".repeat(512);
    List<Write> writes =
        Samples.keys(partition, Table.MAX_BATCH).stream()
            .map(key -> new RowKey(partition, "%".repeat(512 - key.row().length()) + key.row()))
            .<Write>map(key -> new Upsert(key, value))
            .toList();
    assertTrue(table.batch(partition, writes));
    assertEquals(Table.MAX_BATCH, table.range(partition, "", "", 1_000).size());
  }

  @Test
  void aBatchWithARowOfAnotherPartitionIsRefused() {
    refused(
        table(),
        List.of(new Insert(key("mine"), "x"), new Insert(new RowKey("ticket/8", "not"), "x")));
  }

  @Test
  void aBatchThatNamesARowTwiceIsRefused() {
    refused(table(), List.of(new Insert(key("same"), "x"), new Upsert(key("same"), "y")));
  }

  @Test
  void sameRowNamesInOtherPartitionsAreOtherRows() {
    Table table = table();
    table.upsert(new RowKey("ticket/77", "snapshot"), "theirs");
    assertTrue(table.batch(TICKET, List.of(new Insert(key("snapshot"), "mine"))));
    assertEquals("theirs", table.get(new RowKey("ticket/77", "snapshot")).orElseThrow().value());
  }

  @Test
  void eightWritersAppendInBatchesAndEveryAppendIsThereOnce() {
    Table table = table();
    table.insert(key("snapshot"), "0").orElseThrow();
    AtomicInteger lost = new AtomicInteger();
    Samples.race(
        8,
        writer -> {
          for (int i = 0; i < 20; i++) {
            while (!append(table)) {
              lost.incrementAndGet();
            }
          }
        });
    assertEquals("160", rows(table).get("snapshot"));
    assertEquals(161, rows(table).size(), () -> lost + " batches lost a race on the way");
  }

  private static boolean append(Table table) {
    Row snapshot = table.get(key("snapshot")).orElseThrow();
    int next = Integer.parseInt(snapshot.value()) + 1;
    return table.batch(
        TICKET,
        List.of(
            new Insert(key("event-%05d".formatted(next)), "by " + next),
            new Replace(key("snapshot"), Integer.toString(next), snapshot.etag())));
  }

  /** The write that cannot hold is tried as the first, the middle and the last of a batch. */
  private static void nothingIsWritten(Table table, Write lost) {
    Map<String, String> before = rows(table);
    for (int place = 0; place < 3; place++) {
      List<Write> writes = new ArrayList<>();
      writes.add(new Insert(key("a"), "new"));
      writes.add(new Upsert(key("z"), "new"));
      writes.add(place, lost);
      assertFalse(table.batch(TICKET, writes));
      assertEquals(before, rows(table));
    }
  }

  private static void refused(Table table, List<Write> writes) {
    assertThrows(IllegalArgumentException.class, () -> table.batch(TICKET, writes));
    assertEquals(Map.of(), rows(table));
  }

  private static List<Write> inserts(int count) {
    return Samples.keys(TICKET, count).stream()
        .<Write>map(key -> new Insert(key, "value of " + key.row()))
        .toList();
  }

  private static Map<String, String> rows(Table table) {
    Map<String, String> rows = new TreeMap<>();
    table.range(TICKET, "", "", 1_000).forEach(row -> rows.put(row.key().row(), row.value()));
    return rows;
  }

  private static RowKey key(String row) {
    return new RowKey(TICKET, row);
  }
}
