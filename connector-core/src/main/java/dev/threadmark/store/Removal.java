package dev.threadmark.store;

import dev.threadmark.port.Batches;
import dev.threadmark.port.Row;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.List;

/** Removes rows that are worth nothing any more. */
public final class Removal {
  private Removal() {}

  /**
   * Removes them unless they changed since they were read.
   *
   * @param rows of one partition, each once
   * @return how many those are
   */
  public static int of(Table table, List<Row> rows) {
    List<Write> writes =
        rows.stream().<Write>map(row -> new Write.Delete(row.key(), row.etag())).toList();
    for (List<Write> batch : Batches.of(writes)) {
      if (!table.batch(batch.get(0).key().partition(), batch)) {
        batch.forEach(write -> table.delete(write.key(), ((Write.Delete) write).etag()));
      }
    }
    return rows.size();
  }
}
