package dev.threadmark.cases;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A table that cannot be reached any more from its n-th write on, or from just after it. */
public final class DyingTable implements Table {
  private final Table table;
  private final int lastWrite;
  private final boolean lands;
  private int writes;

  /**
   * @param lastWrite counted from 1
   * @param lands true if that write is done and only its answer is lost
   */
  public DyingTable(Table table, int lastWrite, boolean lands) {
    this.table = table;
    this.lastWrite = lastWrite;
    this.lands = lands;
  }

  /** False if there were not so many writes. */
  public boolean died() {
    return writes >= lastWrite;
  }

  private <T> T write(Supplier<T> write) {
    writes++;
    if (writes == lastWrite && lands) {
      write.get();
    }
    alive();
    return write.get();
  }

  private void alive() {
    if (died()) {
      throw new StoreUnavailable("the power is gone", null);
    }
  }

  @Override
  public Optional<Row> get(RowKey key) {
    alive();
    return table.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    alive();
    return table.getAll(keys);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return write(() -> table.insert(key, value));
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return write(() -> table.replace(key, value, etag));
  }

  @Override
  public void upsert(RowKey key, String value) {
    write(
        () -> {
          table.upsert(key, value);
          return true;
        });
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    return write(() -> table.delete(key, etag));
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    return write(() -> table.batch(partition, writes));
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    alive();
    return table.range(partition, from, to, limit);
  }
}
