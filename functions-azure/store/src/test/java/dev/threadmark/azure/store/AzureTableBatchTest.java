package dev.threadmark.azure.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableBatchContract;

class AzureTableBatchTest extends TableBatchContract {
  @Override
  protected Table table() {
    return FreshNames.table();
  }
}
