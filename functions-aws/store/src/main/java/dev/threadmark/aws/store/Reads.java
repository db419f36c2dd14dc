package dev.threadmark.aws.store;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads that see every write that was answered before: twice the price of those that may not. */
final class Reads {
  /** Of BatchGetItem, which also stops at 16 MB and gives back the keys it has left. */
  private static final int MAX_KEYS = 100;

  private final DynamoDbClient client;
  private final String table;

  Reads(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  Optional<Row> get(RowKey key) {
    GetItemResponse answer =
        Calls.ask(
            "cannot read a row",
            () ->
                client.getItem(
                    get -> get.tableName(table).key(Items.key(key)).consistentRead(true)));
    return answer.hasItem() ? Optional.of(Items.row(answer.item())) : Optional.empty();
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
    KeysAndAttributes all =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(Items::key).toList())
            .consistentRead(true)
            .build();
    Map<String, KeysAndAttributes> left = Map.of(table, all);
    while (!left.isEmpty()) {
      BatchGetItemRequest request = BatchGetItemRequest.builder().requestItems(left).build();
      BatchGetItemResponse answer =
          Calls.ask("cannot read rows", () -> client.batchGetItem(request));
      List<Map<String, AttributeValue>> items = answer.responses().getOrDefault(table, List.of());
      items.stream().map(Items::row).forEach(row -> found.put(row.key(), row));
      left = answer.unprocessedKeys();
      if (!left.isEmpty()) {
        patience.pause(null);
      }
    }
  }

  /** Page by page: one is at most 1 MB. */
  List<Row> range(KeyRange range, int limit) {
    List<Row> rows = new ArrayList<>();
    Map<String, AttributeValue> start = null;
    do {
      QueryRequest request =
          range
              .query(table)
              .exclusiveStartKey(start)
              .limit(limit - rows.size())
              .consistentRead(true)
              .build();
      QueryResponse page = Calls.ask("cannot read a range", () -> client.query(request));
      page.items().stream().map(Items::row).filter(range::holds).forEach(rows::add);
      start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
    } while (start != null && rows.size() < limit);
    return rows;
  }
}
