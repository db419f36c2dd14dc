package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.port.Bounds;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table in one DynamoDB table: {@code pk} and {@code sk} (strings) hold partition and row key,
 * {@code value} and {@code etag} the rest. There are no indexes: what is read by an index may be
 * old.
 *
 * <p>A batch is at most 4 MiB of items, keys and names included; {@link IllegalArgumentException}
 * beyond (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">limits</a>).
 *
 * <p>Where the answer to a single conditional write is lost, it is sent again. Mostly the etag that
 * is then found tells what happened; where it does not, {@link
 * dev.threadmark.port.StoreUnavailable} says that nobody knows.
 */
public final class DynamoTable implements Table {
  private final AwsService dynamo;
  private final String name;
  private final Reads reads;

  DynamoTable(AwsService dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
    this.reads = new Reads(dynamo, name);
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
    ObjectNode delete = write(Condition.etag(etag));
    delete.set("Key", Items.key(key));
    return ConditionalWrite.delete(() -> dynamo.ask("DeleteItem", delete));
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    return Transaction.write(dynamo, name, Bounds.batch(partition, writes));
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    Bounds.limit(limit);
    KeyRange range = new KeyRange(partition, from, to);
    return range.isEmpty() ? List.of() : reads.range(range, limit);
  }

  private Optional<String> put(RowKey key, String value, Condition condition) {
    String etag = Items.newEtag();
    ObjectNode put = write(condition);
    put.set("Item", Items.item(key, Bounds.value(value), etag));
    boolean written = ConditionalWrite.put(etag, () -> dynamo.ask("PutItem", put));
    return written ? Optional.of(etag) : Optional.empty();
  }

  /** One that tells which item stood in its way. */
  private ObjectNode write(Condition condition) {
    ObjectNode write = Items.object().put("TableName", name);
    return condition.in(write).put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
  }
}
