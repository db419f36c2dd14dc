package dev.threadmark.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableRangeContract;

class PageTableRangeTest extends TableRangeContract {
  @Override
  protected Table table() {
    return new PageOfEachThread();
  }
}
