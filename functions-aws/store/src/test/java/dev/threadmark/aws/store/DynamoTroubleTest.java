package dev.threadmark.aws.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What DynamoDB says when it is busy, which DynamoDB Local never is. */
class DynamoTroubleTest {
  private static final RowKey A = new RowKey("p", "a");
  private static final RowKey B = new RowKey("p", "b");
  private static final Pattern TOKEN = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");

  @Test
  void keysThatABatchReadHasLeftAreAskedForAgain() throws IOException {
    String keys = "{\"t\":{\"Keys\":[{\"pk\":{\"S\":\"p\"},\"sk\":{\"S\":\"b\"}}]}}";
    try (AwsStub stub = new AwsStub()) {
      stub.answer(
              200, "{\"Responses\":{\"t\":[" + item("a") + "]},\"UnprocessedKeys\":" + keys + "}")
          .answer(200, "{\"Responses\":{},\"UnprocessedKeys\":" + keys + "}")
          .answer(200, "{\"Responses\":{\"t\":[" + item("b") + "]},\"UnprocessedKeys\":{}}");
      Table table = stub.store().table("t");
      assertEquals(Set.of(A, B), table.getAll(List.of(A, B)).keySet());
      assertEquals(3, stub.asked().size());
      assertFalse(stub.asked().get(2).contains("\"a\""));
    }
  }

  @Test
  void aBatchThatCollidedIsTriedAgainUnderItsToken() throws IOException {
    try (AwsStub stub = new AwsStub()) {
      stub.answer(400, cancelled("TransactionConflict", "None"))
          .answer(400, cancelled("None", "ThrottlingError"))
          .answer(200, "{}");
      assertTrue(stub.store().table("t").batch("p", twoInserts()));
      assertEquals(3, stub.asked().size());
      Set<String> tokens =
          stub.asked().stream().map(DynamoTroubleTest::token).collect(Collectors.toSet());
      assertEquals(1, tokens.size());
    }
  }

  @Test
  void aBatchThatCollidedAndIsLostIsLost() throws IOException {
    try (AwsStub stub = new AwsStub()) {
      stub.answer(400, cancelled("TransactionConflict", "ConditionalCheckFailed"));
      assertFalse(stub.store().table("t").batch("p", twoInserts()));
      assertEquals(1, stub.asked().size());
    }
  }

  @Test
  void aBatchThatDynamoDbTakesForWrongIsNoLostRace() throws IOException {
    try (AwsStub stub = new AwsStub()) {
      stub.answer(400, cancelled("ValidationError", "None"));
      Table table = stub.store().table("t");
      assertThrows(StoreUnavailable.class, () -> table.batch("p", twoInserts()));
    }
  }

  @Test
  void aWriteThatCollidedWithATransactionIsTriedAgain() throws IOException {
    try (AwsStub stub = new AwsStub()) {
      stub.answer(400, error("TransactionConflictException")).answer(200, "{}");
      assertTrue(stub.store().table("t").insert(A, "x").isPresent());
    }
  }

  @Test
  void aTableThatIsThrottledOrOutOfReachIsUnavailable() throws IOException {
    Table nowhere;
    try (AwsStub stub = new AwsStub()) {
      nowhere = stub.store().table("t");
      stub.answer(400, error("ProvisionedThroughputExceededException"));
      assertThrows(StoreUnavailable.class, () -> nowhere.upsert(A, "x"));
    }
    assertThrows(StoreUnavailable.class, () -> nowhere.get(A));
    assertThrows(StoreUnavailable.class, () -> nowhere.range("p", "", "", 10));
  }

  @Test
  void theLargestBatchThatThePortTakesFitsOneTransactionAndIsReadPageByPage() {
    Table table = Tables.fresh();
    assertThrows(IllegalArgumentException.class, () -> table.batch("p", large(17)));
    assertTrue(table.batch("p", large(16)));
    assertEquals(16, table.range("p", "", "", 1_000).size(), "two pages of a megabyte");
  }

  @Test
  void aTableIsMadeOnce() {
    String name = "made-once";
    Tables.store().createIfMissing(name).upsert(A, "x");
    assertEquals("x", Tables.store().createIfMissing(name).get(A).orElseThrow().value());
  }

  private static List<Write> twoInserts() {
    return List.of(new Write.Insert(A, "x"), new Write.Insert(B, "x"));
  }

  private static List<Write> large(int count) {
    String value = "\u20ac".repeat(Table.MAX_VALUE_CHARS);
    return IntStream.range(0, count)
        .<Write>mapToObj(i -> new Write.Upsert(new RowKey("p", "row-" + i), value))
        .toList();
  }

  private static String item(String row) {
    return "{\"pk\":{\"S\":\"p\"},\"sk\":{\"S\":\"%s\"},\"value\":{\"S\":\"\"},\"etag\":{\"S\":\"e\"}}"
        .formatted(row);
  }

  private static String error(String type) {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\"}".formatted(type);
  }

  private static String cancelled(String first, String second) {
    String type = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
    return "{\"__type\":\"%s\",\"CancellationReasons\":[{\"Code\":\"%s\"},{\"Code\":\"%s\"}]}"
        .formatted(type, first, second);
  }

  private static String token(String request) {
    Matcher token = TOKEN.matcher(request);
    assertTrue(token.find());
    return token.group(1);
  }
}
