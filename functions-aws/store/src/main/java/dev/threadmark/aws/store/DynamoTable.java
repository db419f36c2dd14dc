package dev.threadmark.aws.store;

import dev.threadmark.port.Bounds;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The table in one DynamoDB table: {@code pk} and {@code sk} (strings) hold partition and row key,
 * {@code value} and {@code etag} the rest. There are no indexes: what is read by an index may be
 * old.
 *
 * <p>A batch is at most 4 MiB of items, keys and names included; {@link IllegalArgumentException}
 * beyond (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">limits</a>).
 *
 * <p>Where the answer to a single conditional write is lost, the SDK sends it again. Mostly the
 * etag that is then found tells what happened; where it does not, {@link
 * dev.threadmark.port.StoreUnavailable} says that nobody knows.
 */
public final class DynamoTable implements Table {
  private static final ReturnValuesOnConditionCheckFailure TELL =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  private final DynamoDbClient client;
  private final String name;
  private final Reads reads;

  public DynamoTable(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
    this.reads = new Reads(client, name);
  }

  @Override
  public Optional<Row> get(RowKey key) {
    return reads.get(key);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    return reads.getAll(keys);
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    return put(key, value, Condition.ABSENT);
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    return put(key, value, Condition.etag(etag));
  }

  @Override
  public void upsert(RowKey key, String value) {
    put(key, value, Condition.NONE);
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    Condition condition = Condition.etag(etag);
    return ConditionalWrite.delete(
        () ->
            client.deleteItem(
                delete ->
                    delete
                        .tableName(name)
                        .key(Items.key(key))
                        .conditionExpression(condition.expression())
                        .expressionAttributeValues(condition.values())
                        .returnValuesOnConditionCheckFailure(TELL)));
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    return Transaction.write(client, name, Bounds.batch(partition, writes));
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    Bounds.limit(limit);
    KeyRange range = new KeyRange(partition, from, to);
    return range.isEmpty() ? List.of() : reads.range(range, limit);
  }

  private Optional<String> put(RowKey key, String value, Condition condition) {
    String etag = Items.newEtag();
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(name)
            .item(Items.item(key, Bounds.value(value), etag))
            .conditionExpression(condition.expression())
            .expressionAttributeValues(condition.values())
            .returnValuesOnConditionCheckFailure(TELL)
            .build();
    boolean written = ConditionalWrite.put(etag, () -> client.putItem(request));
    return written ? Optional.of(etag) : Optional.empty();
  }
}
