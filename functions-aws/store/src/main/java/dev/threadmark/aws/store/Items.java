package dev.threadmark.aws.store;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as items: {@code pk} and {@code sk} are the key, {@code value} and {@code etag} strings. */
final class Items {
  static final String PARTITION = "pk";
  static final String ROW = "sk";
  static final String VALUE = "value";
  static final String ETAG = "etag";

  private Items() {}

  /** Drawn, not counted, so that a row made anew has none that it had before. */
  static String newEtag() {
    return UUID.randomUUID().toString();
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static Map<String, AttributeValue> key(RowKey key) {
    return Map.of(PARTITION, text(key.partition()), ROW, text(key.row()));
  }

  static Map<String, AttributeValue> item(RowKey key, String value, String etag) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.put(VALUE, text(value));
    item.put(ETAG, text(etag));
    return item;
  }

  static Row row(Map<String, AttributeValue> item) {
    RowKey key = new RowKey(item.get(PARTITION).s(), item.get(ROW).s());
    return new Row(key, item.get(VALUE).s(), item.get(ETAG).s());
  }

  /** What DynamoDB counts: names and values, in UTF-8. */
  static int size(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> bytes(attribute.getKey()) + bytes(attribute.getValue().s()))
        .sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
