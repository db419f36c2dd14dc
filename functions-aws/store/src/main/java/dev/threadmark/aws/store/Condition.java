package dev.threadmark.aws.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must hold of the item that is there. {@code values} is null for none, as the SDK has it. */
record Condition(String expression, Map<String, AttributeValue> values) {
  static final Condition NONE = new Condition(null, null);
  static final Condition ABSENT = new Condition("attribute_not_exists(pk)", null);

  static Condition etag(String etag) {
    return new Condition("etag = :etag", Map.of(":etag", Items.text(etag)));
  }
}
