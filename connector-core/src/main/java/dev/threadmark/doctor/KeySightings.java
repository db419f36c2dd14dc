package dev.threadmark.doctor;

import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import java.time.Instant;

/** When a key was first seen: one row a key, {@code key-<id>} in the partition {@code doctor}. */
public record KeySightings(Table table) {

  public static KeySightings over(Table table) {
    return new KeySightings(table);
  }

  /** When that was; now, if never. */
  public Instant firstSeen(String keyId, Instant now) {
    RowKey key = new RowKey("doctor", "key-" + keyId);
    table.insert(key, now.toString());
    return table.get(key).map(row -> Instant.parse(row.value())).orElse(now);
  }
}
