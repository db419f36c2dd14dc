package dev.threadmark.azure.store;

/** OData filters that Azure Tables answers from its one index: a partition and bounds in it. */
final class Filters {
  private Filters() {}

  static String range(String partition, String from, String to) {
    StringBuilder filter =
        new StringBuilder("PartitionKey eq ").append(quoted(Keys.partition(partition)));
    if (!from.isEmpty()) {
      filter.append(" and RowKey ge ").append(quoted(Keys.row(from)));
    }
    if (!to.isEmpty()) {
      filter.append(" and RowKey lt ").append(quoted(Keys.row(to)));
    }
    return filter.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
