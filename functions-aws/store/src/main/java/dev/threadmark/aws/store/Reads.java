package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads that see every write that was answered before: twice the price of those that may not. */
final class Reads {
  /** Of BatchGetItem, which also stops at 16 MB and gives back the keys it has left. */
  private static final int MAX_KEYS = 100;

  private static final String CONSISTENT = "ConsistentRead";

  private final AwsService dynamo;
  private final String table;

  Reads(AwsService dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  Optional<Row> get(RowKey key) {
    ObjectNode get = Items.object().put("TableName", table).put(CONSISTENT, true);
    get.set("Key", Items.key(key));
    JsonNode item = dynamo.call("GetItem", get).path("Item");
    return item.isMissingNode() ? Optional.empty() : Optional.of(Items.row(item));
  }

  Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    List<RowKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
    Map<RowKey, Row> found = new HashMap<>();
    for (int i = 0; i < distinct.size(); i += MAX_KEYS) {
      getSome(distinct.subList(i, Math.min(distinct.size(), i + MAX_KEYS)), found);
    }
    return found;
  }

  private void getSome(List<RowKey> keys, Map<RowKey, Row> found) {
    Patience patience = new Patience("rows were left unread");
    JsonNode left = all(keys);
    while (!left.isEmpty()) {
      ObjectNode get = Items.object();
      get.set("RequestItems", left);
      JsonNode answer = dynamo.call("BatchGetItem", get);
      for (JsonNode item : answer.path("Responses").path(table)) {
        Row row = Items.row(item);
        found.put(row.key(), row);
      }
      left = answer.path("UnprocessedKeys");
      if (!left.isEmpty()) {
        patience.pause(null);
      }
    }
  }

  private ObjectNode all(List<RowKey> keys) {
    ObjectNode all = Items.object();
    ArrayNode asked = all.putObject(table).put(CONSISTENT, true).putArray("Keys");
    keys.forEach(key -> asked.add(Items.key(key)));
    return all;
  }

  /** Page by page: one is at most 1 MB. */
  List<Row> range(KeyRange range, int limit) {
    List<Row> rows = new ArrayList<>();
    JsonNode next = Items.object();
    do {
      ObjectNode query = range.query(table).put("Limit", limit - rows.size());
      query.put(CONSISTENT, true);
      if (!next.isEmpty()) {
        query.set("ExclusiveStartKey", next);
      }
      JsonNode page = dynamo.call("Query", query);
      for (JsonNode item : page.path("Items")) {
        Row row = Items.row(item);
        if (range.holds(row)) {
          rows.add(row);
        }
      }
      next = page.path("LastEvaluatedKey");
    } while (!next.isEmpty() && rows.size() < limit);
    return rows;
  }
}
