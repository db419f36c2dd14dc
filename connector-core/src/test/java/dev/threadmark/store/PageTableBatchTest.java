package dev.threadmark.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableBatchContract;

class PageTableBatchTest extends TableBatchContract {
  @Override
  protected Table table() {
    return new PageOfEachThread();
  }
}
