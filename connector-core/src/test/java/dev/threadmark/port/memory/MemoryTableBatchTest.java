package dev.threadmark.port.memory;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableBatchContract;

class MemoryTableBatchTest extends TableBatchContract {
  @Override
  protected Table table() {
    return new MemoryTable();
  }
}
