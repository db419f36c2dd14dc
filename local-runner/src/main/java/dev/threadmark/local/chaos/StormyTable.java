package dev.threadmark.local.chaos;

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

/** A table in bad weather: workers die before and after writes, and answers are lost. */
final class StormyTable implements Table {
  private final Table table;
  private final Weather weather;
  private final Stage stage;
  private final Runnable onCursors;

  /**
   * @param onCursors called when a mailbox's row was written
   */
  StormyTable(Table table, Weather weather, Stage stage, Runnable onCursors) {
    this.table = table;
    this.weather = weather;
    this.stage = stage;
    this.onCursors = onCursors;
  }

  @Override
  public Optional<Row> get(RowKey key) {
    return read("get " + key.partition(), () -> table.get(key));
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    return read("getAll", () -> table.getAll(keys));
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return write("insert", key.partition(), () -> table.insert(key, value));
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return write("replace", key.partition(), () -> table.replace(key, value, etag));
  }

  @Override
  public void upsert(RowKey key, String value) {
    write(
        "upsert",
        key.partition(),
        () -> {
          table.upsert(key, value);
          return true;
        });
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    return write("delete", key.partition(), () -> table.delete(key, etag));
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    return write("batch", partition, () -> table.batch(partition, writes));
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    return read("range " + partition, () -> table.range(partition, from, to, limit));
  }

  private <T> T read(String what, Supplier<T> call) {
    before(what);
    return call.get();
  }

  private <T> T write(String verb, String partition, Supplier<T> call) {
    String what = verb + " " + partition;
    before(what);
    if (weather.strikes(Fault.WORKER_DIES_BEFORE_WRITE, what)) {
      stage.die();
    }
    T answer = call.get();
    if (partition.equals("mailboxes")) {
      onCursors.run();
    }
    if (weather.strikes(Fault.WORKER_DIES_AFTER_WRITE, what)) {
      stage.die();
    }
    if (weather.strikes(Fault.STORE_DOWN_AFTER_WRITE, what)) {
      throw new StoreUnavailable("the table's answer was lost", null);
    }
    return answer;
  }

  private void before(String what) {
    stage.step(what);
    if (weather.strikes(Fault.STORE_DOWN_BEFORE, what)) {
      throw new StoreUnavailable("the table cannot be reached", null);
    }
  }
}
