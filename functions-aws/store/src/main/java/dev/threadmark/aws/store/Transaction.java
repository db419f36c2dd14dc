package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.Answer;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
  private final ObjectNode request = Items.object();
  private final ArrayNode items = request.putArray("TransactItems");
  private int bytes;

  private Transaction(String table) {
    this.table = table;
  }

  /** False if a condition did not hold. */
  static boolean write(AwsService dynamo, String table, List<Write> writes) {
    Transaction transaction = new Transaction(table);
    writes.forEach(write -> transaction.items.add(write.match(transaction.cases)));
    transaction.refuseTooLarge();
    transaction.request.put("ClientRequestToken", UUID.randomUUID().toString());
    return transaction.write(dynamo);
  }

  private boolean write(AwsService dynamo) {
    Patience patience = new Patience("rows are held by other transactions");
    while (true) {
      Answer answer = dynamo.ask("TransactWriteItems", request);
      if (answer.is("TransactionCanceledException")) {
        if (isLost(answer)) {
          return false;
        }
      } else if (!answer.is("TransactionInProgressException")) {
        answer.got();
        return true;
      }
      patience.pause(answer.unavailable());
    }
  }

  private static boolean isLost(Answer cancelled) {
    Set<String> reasons = new HashSet<>();
    for (JsonNode reason : cancelled.json().path("CancellationReasons")) {
      reasons.add(reason.path("Code").asText());
    }
    if (!reasons.contains(LOST) && !PASSING.containsAll(reasons)) {
      throw new StoreUnavailable("a batch was refused", cancelled.unavailable());
    }
    return reasons.contains(LOST);
  }

  private void refuseTooLarge() {
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a batch of %d bytes: at most %d".formatted(bytes, MAX_BYTES));
    }
  }

  private final Write.Cases<ObjectNode> cases =
      new Write.Cases<>() {
        @Override
        public ObjectNode insert(Write.Insert write) {
          return put(write.key(), write.value(), Condition.ABSENT);
        }

        @Override
        public ObjectNode replace(Write.Replace write) {
          return put(write.key(), write.value(), Condition.etag(write.etag()));
        }

        @Override
        public ObjectNode upsert(Write.Upsert write) {
          return put(write.key(), write.value(), Condition.NONE);
        }

        @Override
        public ObjectNode delete(Write.Delete write) {
          return one("Delete", "Key", Items.key(write.key()), Condition.etag(write.etag()));
        }
      };

  private ObjectNode put(RowKey key, String value, Condition condition) {
    return one("Put", "Item", Items.item(key, value, Items.newEtag()), condition);
  }

  /** What the condition compares with is counted too: nobody says that DynamoDB does not. */
  private ObjectNode one(String kind, String name, ObjectNode item, Condition condition) {
    bytes += Items.size(item) + Items.size(condition.values());
    ObjectNode one = Items.object();
    condition.in(one.putObject(kind).put("TableName", table)).set(name, item);
    return one;
  }
}
