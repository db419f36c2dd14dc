package dev.threadmark.aws.store;

import dev.threadmark.port.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Row keys of a partition from one, inclusive, to another, exclusive; empty for an open end. */
record KeyRange(String partition, String from, String to) {

  /** DynamoDB refuses bounds in the wrong order. */
  boolean isEmpty() {
    return !to.isEmpty() && Arrays.compareUnsigned(bytes(from), bytes(to)) >= 0;
  }

  QueryRequest.Builder query(String table) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pk", Items.text(partition));
    bound(values, ":from", from);
    bound(values, ":to", to);
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk" + bounds())
        .expressionAttributeValues(values);
  }

  /** BETWEEN holds its last bound too, and a key takes one condition only. */
  boolean holds(Row row) {
    return !row.key().row().equals(to);
  }

  private String bounds() {
    if (from.isEmpty()) {
      return to.isEmpty() ? "" : " AND sk < :to";
    }
    return to.isEmpty() ? " AND sk >= :from" : " AND sk BETWEEN :from AND :to";
  }

  private static void bound(Map<String, AttributeValue> values, String name, String bound) {
    if (!bound.isEmpty()) {
      values.put(name, Items.text(bound));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
