package dev.threadmark.aws.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableBatchContract;

class DynamoTableBatchTest extends TableBatchContract {
  @Override
  protected Table table() {
    return Tables.fresh();
  }
}
