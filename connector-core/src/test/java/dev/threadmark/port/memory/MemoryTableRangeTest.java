package dev.threadmark.port.memory;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableRangeContract;

class MemoryTableRangeTest extends TableRangeContract {
  @Override
  protected Table table() {
    return new MemoryTable();
  }
}
