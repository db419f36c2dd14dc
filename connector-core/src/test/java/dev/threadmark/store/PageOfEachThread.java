package dev.threadmark.store;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.port.memory.MemoryTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table, which each thread uses through a {@link PageTable} of its own, as workers do. Each
 * forgets before it reads, as who must see what others wrote does.
 */
final class PageOfEachThread implements Table {
  private final Table shared = new MemoryTable();
  private final ThreadLocal<PageTable> page = ThreadLocal.withInitial(() -> new PageTable(shared));

  @Override
  public Optional<Row> get(RowKey key) {
    page.get().forget();
    return page.get().get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    page.get().forget();
    return page.get().getAll(keys);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return page.get().insert(key, value);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return page.get().replace(key, value, etag);
  }

  @Override
  public void upsert(RowKey key, String value) {
    page.get().upsert(key, value);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    return page.get().delete(key, etag);
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    return page.get().batch(partition, writes);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    return page.get().range(partition, from, to, limit);
  }
}
