package dev.threadmark.aws.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostAnswersTest {
  private static final RowKey KEY = new RowKey("ticket/7", "snapshot");
  private static final RowKey OTHER = new RowKey("ticket/7", "event-00001");

  private final String name = "threadmark-" + UUID.randomUUID();
  private final Table others = Tables.store().createIfMissing(name);
  private final LosingProxy network = new LosingProxy(Tables.endpoint());
  private final Table ours =
      new AwsStore("eu-central-1", Optional.of(network.endpoint())).table(name);

  @AfterEach
  void close() {
    network.close();
    assertTrue(network.hasLostAll(), "no answer was lost");
  }

  @Test
  void anInsertIsKnownAgain() {
    network.loseNext(() -> {});
    String etag = ours.insert(KEY, "ours").orElseThrow();
    assertEquals(Optional.of(new Row(KEY, "ours", etag)), others.get(KEY));
  }

  @Test
  void aReplaceIsKnownAgain() {
    String old = others.insert(KEY, "old").orElseThrow();
    network.loseNext(() -> {});
    String etag = ours.replace(KEY, "ours", old).orElseThrow();
    assertEquals(Optional.of(new Row(KEY, "ours", etag)), others.get(KEY));
  }

  @Test
  void anInsertThatOthersHaveReplacedSinceIsNotTakenForALostRace() {
    network.loseNext(() -> others.upsert(KEY, "theirs"));
    assertThrows(StoreUnavailable.class, () -> ours.insert(KEY, "ours"));
  }

  @Test
  void aDeleteIsNotTakenForALostRace() {
    String etag = others.insert(KEY, "old").orElseThrow();
    network.loseNext(() -> {});
    assertThrows(StoreUnavailable.class, () -> ours.delete(KEY, etag));
    assertEquals(Optional.empty(), others.get(KEY));
  }

  @Test
  void aBatchIsToldThatItWasWrittenEvenIfOthersHaveReplacedItSince() {
    String old = others.insert(KEY, "old").orElseThrow();
    network.loseNext(() -> others.upsert(KEY, "theirs"));
    assertTrue(
        ours.batch(
            "ticket/7",
            List.of(new Write.Replace(KEY, "ours", old), new Write.Insert(OTHER, "ours"))));
    assertEquals("theirs", others.get(KEY).orElseThrow().value());
    assertEquals("ours", others.get(OTHER).orElseThrow().value());
  }

  @Test
  void aBatchThatWasLostIsToldSoAgain() {
    others.upsert(KEY, "theirs");
    network.loseNext(() -> {});
    List<Write> writes = List.of(new Write.Insert(KEY, "ours"), new Write.Insert(OTHER, "ours"));
    assertFalse(ours.batch("ticket/7", writes));
    assertEquals(Optional.empty(), others.get(OTHER));
  }
}
