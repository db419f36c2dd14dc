package dev.threadmark.aws.store;

import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Write;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * A batch as <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">
 * TransactWriteItems</a>. Its token makes all tries of ten minutes one: if the first was written
 * and its answer lost, the next is told so.
 */
final class Transaction {
  /** The items of a transaction together. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  /** Others were at the same rows, or there were too many of us: nothing is wrong with it. */
  private static final Set<String> PASSING =
      Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private static final String LOST = "ConditionalCheckFailed";

  private final String table;

  private Transaction(String table) {
    this.table = table;
  }

  /** False if a condition did not hold. */
  static boolean write(DynamoDbClient client, String table, List<Write> writes) {
    Transaction transaction = new Transaction(table);
    List<TransactWriteItem> items =
        writes.stream().map(write -> write.match(transaction.items)).toList();
    refuseTooLarge(items);
    return write(
        client,
        TransactWriteItemsRequest.builder()
            .transactItems(items)
            .clientRequestToken(UUID.randomUUID().toString())
            .build());
  }

  private static boolean write(DynamoDbClient client, TransactWriteItemsRequest request) {
    Patience patience = new Patience("rows are held by other transactions");
    while (true) {
      try {
        Calls.run("cannot write a batch", () -> client.transactWriteItems(request));
        return true;
      } catch (TransactionInProgressException e) {
        patience.pause(e);
      } catch (TransactionCanceledException e) {
        if (isLost(e)) {
          return false;
        }
        patience.pause(e);
      }
    }
  }

  private static boolean isLost(TransactionCanceledException cancelled) {
    Set<String> reasons =
        cancelled.cancellationReasons().stream()
            .map(CancellationReason::code)
            .collect(Collectors.toSet());
    if (!reasons.contains(LOST) && !PASSING.containsAll(reasons)) {
      throw new StoreUnavailable("a batch was refused", cancelled);
    }
    return reasons.contains(LOST);
  }

  private static void refuseTooLarge(List<TransactWriteItem> items) {
    int bytes = items.stream().mapToInt(Transaction::size).sum();
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a batch of %d bytes: at most %d".formatted(bytes, MAX_BYTES));
    }
  }

  /** What the condition compares with is counted too: nobody says that DynamoDB does not. */
  private static int size(TransactWriteItem item) {
    Put put = item.put();
    return put == null
        ? Items.size(item.delete().key()) + Items.size(item.delete().expressionAttributeValues())
        : Items.size(put.item()) + Items.size(put.expressionAttributeValues());
  }

  private final Write.Cases<TransactWriteItem> items =
      new Write.Cases<>() {
        @Override
        public TransactWriteItem insert(Write.Insert write) {
          return put(write.key(), write.value(), Condition.ABSENT);
        }

        @Override
        public TransactWriteItem replace(Write.Replace write) {
          return put(write.key(), write.value(), Condition.etag(write.etag()));
        }

        @Override
        public TransactWriteItem upsert(Write.Upsert write) {
          return put(write.key(), write.value(), Condition.NONE);
        }

        @Override
        public TransactWriteItem delete(Write.Delete write) {
          Condition condition = Condition.etag(write.etag());
          Delete delete =
              Delete.builder()
                  .tableName(table)
                  .key(Items.key(write.key()))
                  .conditionExpression(condition.expression())
                  .expressionAttributeValues(condition.values())
                  .build();
          return TransactWriteItem.builder().delete(delete).build();
        }
      };

  private TransactWriteItem put(RowKey key, String value, Condition condition) {
    Map<String, AttributeValue> item = Items.item(key, value, Items.newEtag());
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression(condition.expression())
            .expressionAttributeValues(condition.values())
            .build();
    return TransactWriteItem.builder().put(put).build();
  }
}
