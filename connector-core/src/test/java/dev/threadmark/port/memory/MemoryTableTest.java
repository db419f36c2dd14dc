package dev.threadmark.port.memory;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableContract;

class MemoryTableTest extends TableContract {
  @Override
  protected Table table() {
    return new MemoryTable();
  }
}
