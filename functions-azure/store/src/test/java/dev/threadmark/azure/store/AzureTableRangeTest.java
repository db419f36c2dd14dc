package dev.threadmark.azure.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableRangeContract;

class AzureTableRangeTest extends TableRangeContract {
  @Override
  protected Table table() {
    return FreshNames.table();
  }
}
