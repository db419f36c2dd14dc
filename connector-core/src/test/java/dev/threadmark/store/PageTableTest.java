package dev.threadmark.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableContract;

class PageTableTest extends TableContract {
  @Override
  protected Table table() {
    return new PageOfEachThread();
  }
}
