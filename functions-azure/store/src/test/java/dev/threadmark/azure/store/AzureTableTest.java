package dev.threadmark.azure.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableContract;

class AzureTableTest extends TableContract {
  @Override
  protected Table table() {
    return FreshNames.table();
  }
}
