package dev.threadmark.aws.store;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableContract;

class DynamoTableTest extends TableContract {
  @Override
  protected Table table() {
    return Tables.fresh();
  }
}
