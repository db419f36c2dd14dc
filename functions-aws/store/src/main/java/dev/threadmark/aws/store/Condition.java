package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What must hold of the item that is there.
 *
 * @param expression empty for nothing
 * @param etag that the expression compares with; empty if it does not
 */
record Condition(String expression, String etag) {
  static final Condition NONE = new Condition("", "");
  static final Condition ABSENT = new Condition("attribute_not_exists(pk)", "");

  static Condition etag(String etag) {
    return new Condition("etag = :etag", etag);
  }

  /** As a write has it. */
  ObjectNode in(ObjectNode write) {
    if (!expression.isEmpty()) {
      write.put("ConditionExpression", expression);
    }
    if (!etag.isEmpty()) {
      write.set("ExpressionAttributeValues", values());
    }
    return write;
  }

  /** The values of the expression, which count as a part of a transaction. */
  ObjectNode values() {
    return etag.isEmpty() ? Items.object() : Items.put(Items.object(), ":etag", etag);
  }
}
