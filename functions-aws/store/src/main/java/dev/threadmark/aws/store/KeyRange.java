package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.port.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Row keys of a partition from one, inclusive, to another, exclusive; empty for an open end. */
record KeyRange(String partition, String from, String to) {

  /** DynamoDB refuses bounds in the wrong order. */
  boolean isEmpty() {
    return !to.isEmpty() && Arrays.compareUnsigned(bytes(from), bytes(to)) >= 0;
  }

  ObjectNode query(String table) {
    ObjectNode query = Items.object().put("TableName", table);
    query.put("KeyConditionExpression", "pk = :pk" + bounds());
    ObjectNode values = query.putObject("ExpressionAttributeValues");
    Items.put(values, ":pk", partition);
    bound(values, ":from", from);
    bound(values, ":to", to);
    return query;
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

  private static void bound(ObjectNode values, String name, String bound) {
    if (!bound.isEmpty()) {
      Items.put(values, name, bound);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
