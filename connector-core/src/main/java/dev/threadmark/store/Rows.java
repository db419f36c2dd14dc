package dev.threadmark.store;

import dev.threadmark.port.Row;
import dev.threadmark.port.Table;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** All rows of a partition in order, fetched page by page as they are asked for. */
final class Rows implements Iterator<Row> {
  private final Table table;
  private final String partition;
  private final int page;
  private List<Row> rows;
  private int next;

  private Rows(Table table, String partition, String from, int page) {
    this.table = table;
    this.partition = partition;
    this.page = page;
    rows = table.range(partition, from, "", page);
  }

  static Iterable<Row> of(Table table, String partition, int page) {
    return of(table, partition, "", page);
  }

  /** Those whose keys are not before {@code from}. */
  static Iterable<Row> of(Table table, String partition, String from, int page) {
    return () -> new Rows(table, partition, from, page);
  }

  @Override
  public boolean hasNext() {
    if (next == rows.size() && rows.size() == page) {
      // "!" is the least character a row key may hold: the first key after this one.
      rows = table.range(partition, rows.get(page - 1).key().row() + "!", "", page);
      next = 0;
    }
    return next < rows.size();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.get(next++);
  }
}
