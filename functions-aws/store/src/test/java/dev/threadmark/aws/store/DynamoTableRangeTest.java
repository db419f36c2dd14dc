package dev.threadmark.aws.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableRangeContract;

class DynamoTableRangeTest extends TableRangeContract {
  @Override
  protected Table table() {
    return Tables.fresh();
  }
}
