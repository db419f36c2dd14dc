package dev.threadmark.azure.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SDK repeats a write whose answer is lost; the second answer is then about the first. */
class LostAnswersTest {
  private static final RowKey KEY = new RowKey("ticket/7", "snapshot");
  private static final RowKey EVENT = new RowKey("ticket/7", "event-1");

  private final String name = FreshNames.next();
  private AzureTable other;
  private Wire wire;
  private AzureTable table;

  @BeforeEach
  void open() {
    other = FreshNames.store().table(name);
    AzureStore store = FreshNames.store().over(real -> wire = new Wire(real));
    table = store.table(name);
  }

  @Test
  void anInsertThatMetItselfIsWritten() {
    wire.loseAnAnswer(() -> {});
    String etag = table.insert(KEY, "mine").orElseThrow();
    assertEquals(Optional.of(new Row(KEY, "mine", etag)), other.get(KEY));
  }

  @Test
  void aReplaceThatMetItselfIsWritten() {
    String before = table.insert(KEY, "old").orElseThrow();
    wire.loseAnAnswer(() -> {});
    String etag = table.replace(KEY, "mine", before).orElseThrow();
    assertEquals(Optional.of(new Row(KEY, "mine", etag)), other.get(KEY));
  }

  @Test
  void aBatchThatMetItselfIsWritten() {
    String before = table.insert(KEY, "old").orElseThrow();
    wire.loseAnAnswer(() -> {});
    assertTrue(
        table.batch(
            KEY.partition(),
            List.of(new Write.Insert(EVENT, "mine"), new Write.Replace(KEY, "mine", before))));
    assertEquals("mine", other.get(KEY).orElseThrow().value());
  }

  @Test
  void anUpsertIsSimplyDoneAgain() {
    wire.loseAnAnswer(() -> {});
    table.upsert(KEY, "mine");
    assertEquals("mine", other.get(KEY).orElseThrow().value());
  }

  @Test
  void aDeleteThatMeetsNothingCannotTellWhoseItWas() {
    String etag = table.insert(KEY, "old").orElseThrow();
    wire.loseAnAnswer(() -> {});
    assertThrows(StoreUnavailable.class, () -> table.delete(KEY, etag));
  }

  @Test
  void aWriteThatSomebodyElseHasOverwrittenIsNotCalledLost() {
    String before = table.insert(KEY, "old").orElseThrow();
    wire.loseAnAnswer(() -> other.upsert(KEY, "theirs"));
    assertThrows(StoreUnavailable.class, () -> table.replace(KEY, "mine", before));
    wire.loseAnAnswer(() -> other.upsert(EVENT, "theirs"));
    assertThrows(
        StoreUnavailable.class,
        () -> table.batch(KEY.partition(), List.of(new Write.Insert(EVENT, "mine"))));
  }

  @Test
  void aRaceThatWasLostAtOnceIsLostAndCostsNoRead() {
    String before = table.insert(KEY, "old").orElseThrow();
    other.upsert(KEY, "theirs");
    wire.sent().clear();
    assertEquals(Optional.empty(), table.replace(KEY, "mine", before));
    assertEquals(Optional.empty(), table.insert(KEY, "mine"));
    assertFalse(table.delete(KEY, before));
    assertFalse(table.batch(KEY.partition(), List.of(new Write.Insert(KEY, "mine"))));
    assertEquals(4, wire.sent().size());
  }

  @Test
  void aStoreThatCannotBeReachedIsUnavailable() {
    wire.cut();
    assertThrows(StoreUnavailable.class, () -> table.get(KEY));
    assertThrows(StoreUnavailable.class, () -> table.getAll(List.of(KEY, EVENT)));
    assertThrows(StoreUnavailable.class, () -> table.insert(KEY, "mine"));
    assertThrows(StoreUnavailable.class, () -> table.range("ticket/7", "", "", 10));
    assertThrows(
        StoreUnavailable.class,
        () -> table.batch(KEY.partition(), List.of(new Write.Upsert(KEY, "mine"))));
  }

  @Test
  void aQueueThatCannotBeReachedIsUnavailable() {
    Wire[] line = new Wire[1];
    AzureStore store = FreshNames.store().over(real -> line[0] = new Wire(real));
    AzureQueue queue = store.queue(name);
    line[0].cut();
    assertThrows(StoreUnavailable.class, () -> queue.put("ring"));
    assertThrows(StoreUnavailable.class, () -> queue.take(Duration.ofMinutes(1)));
  }
}
