package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Rows as items: {@code pk} and {@code sk} are the key, {@code value} and {@code etag} strings. A
 * string is {@code {"S": "text"}} in DynamoDB's JSON.
 */
final class Items {
  static final String PARTITION = "pk";
  static final String ROW = "sk";
  static final String ETAG = "etag";
  private static final String VALUE = "value";
  private static final String STRING = "S";

  private Items() {}

  /** Drawn, not counted, so that a row made anew has none that it had before. */
  static String newEtag() {
    return UUID.randomUUID().toString();
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An item's attribute, or a value of an expression. */
  static ObjectNode put(ObjectNode item, String name, String text) {
    item.putObject(name).put(STRING, text);
    return item;
  }

  static ObjectNode key(RowKey key) {
    return put(put(object(), PARTITION, key.partition()), ROW, key.row());
  }

  static ObjectNode item(RowKey key, String value, String etag) {
    return put(put(key(key), VALUE, value), ETAG, etag);
  }

  static Row row(JsonNode item) {
    RowKey key = new RowKey(text(item, PARTITION), text(item, ROW));
    return new Row(key, text(item, VALUE), text(item, ETAG));
  }

  /** Empty if there is none. */
  static String text(JsonNode item, String name) {
    return item.path(name).path(STRING).asText();
  }

  /** What DynamoDB counts: names and values, in UTF-8. */
  static int size(JsonNode item) {
    int size = 0;
    for (Map.Entry<String, JsonNode> attribute : item.properties()) {
      size += bytes(attribute.getKey()) + bytes(attribute.getValue().path(STRING).asText());
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
