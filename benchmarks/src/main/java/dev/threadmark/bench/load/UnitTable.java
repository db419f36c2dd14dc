package dev.threadmark.bench.load;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts in the units that the clouds bill, had the same calls gone there.
 *
 * <ul>
 *   <li>DynamoDB: a write unit a KB begun of each row, twice that within a transaction of several;
 *       a read unit 4 KB begun of each row asked for (strongly consistent), of a query together.
 *   <li>Azure Tables: a transaction a request: each row that is read by key, each range, each
 *       write, a batch as a whole.
 * </ul>
 */
final class UnitTable implements Table {
  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;

  private final Table table;
  final LongAdder writeUnits = new LongAdder();
  final LongAdder readUnits = new LongAdder();
  final LongAdder transactions = new LongAdder();

  UnitTable(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Row> get(RowKey key) {
    return read(table.get(key));
  }

  private Optional<Row> read(Optional<Row> row) {
    transactions.increment();
    readUnits.add(units(row.map(UnitTable::bytes).orElse(1), READ_UNIT));
    return row;
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    Map<RowKey, Row> found = table.getAll(keys);
    keys.forEach(key -> read(Optional.ofNullable(found.get(key))));
    return found;
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    List<Row> rows = table.range(partition, from, to, limit);
    transactions.increment();
    readUnits.add(units(rows.stream().mapToInt(UnitTable::bytes).sum(), READ_UNIT));
    return rows;
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    writing(bytes(key, value));
    return table.insert(key, value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    writing(bytes(key, value));
    return table.replace(key, value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    writing(bytes(key, value));
    table.upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    writing(1);
    return table.delete(key, etag);
  }

  private void writing(int bytes) {
    transactions.increment();
    writeUnits.add(units(bytes, WRITE_UNIT));
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    transactions.increment();
    int times = writes.size() > 1 ? 2 : 1;
    writes.forEach(write -> writeUnits.add((long) times * units(bytes(write), WRITE_UNIT)));
    return table.batch(partition, writes);
  }

  private static long units(int bytes, int unit) {
    return Math.max(1, (bytes + unit - 1) / unit);
  }

  private static int bytes(Row row) {
    return bytes(row.key(), row.value());
  }

  private static int bytes(RowKey key, String value) {
    return key.partition().length()
        + key.row().length()
        + value.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int bytes(Write write) {
    return write.match(
        new Write.Cases<Integer>() {
          @Override
          public Integer insert(Write.Insert one) {
            return bytes(one.key(), one.value());
          }

          @Override
          public Integer replace(Write.Replace one) {
            return bytes(one.key(), one.value());
          }

          @Override
          public Integer upsert(Write.Upsert one) {
            return bytes(one.key(), one.value());
          }

          @Override
          public Integer delete(Write.Delete one) {
            return 1;
          }
        });
  }
}
