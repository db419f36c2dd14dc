package dev.threadmark.aws.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.emulators.Loopback;
import dev.threadmark.aws.emulators.Loopback.Told;
import dev.threadmark.port.StoreUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class AwsServiceTest {
  private static final String SENT = "what nobody may read";
  private static final ObjectNode INPUT = JsonNodeFactory.instance.objectNode().put("Text", SENT);

  private final QuickTries tries = new QuickTries(3);

  @Test
  void anOperationIsASignedPost() {
    try (Loopback aws = Loopback.saying("{\"Got\":1}")) {
      assertEquals(1, service(aws).call("GetItem", INPUT).path("Got").asInt());
      Loopback.Asked asked = aws.asked().get(0);
      assertEquals(INPUT.toString(), asked.body());
      assertEquals("DynamoDB_20120810.GetItem", asked.headers().get("x-amz-target"));
      assertEquals("application/x-amz-json-1.0", asked.headers().get("content-type"));
      assertEquals(Asking.HIDDEN, asked.headers().get("x-amz-security-token"));
      assertTrue(asked.headers().get("authorization").contains("/us-east-1/dynamodb/"));
    }
  }

  @Test
  void ofSqsTheOlderNamesOfErrorsAreAskedForToo() {
    try (Loopback aws = Loopback.saying("{}")) {
      Asking.of(AwsApi.SQS, aws.uri("/1/bells"), tries).call("SendMessage", INPUT);
      Asking.of(AwsApi.SECRETS_MANAGER, aws.uri(""), tries).call("GetSecretValue", INPUT);
      assertEquals("true", aws.asked().get(0).headers().get("x-amzn-query-mode"));
      assertFalse(aws.asked().get(1).headers().containsKey("x-amzn-query-mode"));
      assertEquals("application/x-amz-json-1.1", aws.asked().get(1).headers().get("content-type"));
    }
  }

  @Test
  void anAnswerThatIsNotWhatWasSentIsAskedForAgain() {
    String body = "{\"Item\":{}}";
    try (Loopback aws = saying(crc(body, 1), crc(body, 0))) {
      Answer answer = service(aws).ask("GetItem", INPUT);
      assertEquals(2, answer.tries());
      assertTrue(answer.got().has("Item"));
    }
    try (Loopback aws = saying(crc(body, 1))) {
      assertThrows(StoreUnavailable.class, () -> service(aws).ask("GetItem", INPUT));
      assertEquals(3, aws.asked().size());
    }
  }

  @Test
  void anAnswerThatIsNoJsonIsAskedForAgainAndNotTold() {
    try (Loopback aws = saying(new Told(200, SENT))) {
      StoreUnavailable error =
          assertThrows(StoreUnavailable.class, () -> service(aws).call("GetItem", INPUT));
      assertFalse(trace(error).contains(SENT), trace(error));
      assertEquals(3, aws.asked().size());
    }
  }

  @Test
  void whatIsThrottledIsAskedForAgain() {
    String throttled = "{\"__type\":\"com.amazon.coral.availability#ThrottlingException\"}";
    try (Loopback aws = saying(new Told(400, throttled), new Told(200, "{}"))) {
      assertEquals(2, service(aws).ask("GetItem", INPUT).tries());
      assertEquals(List.of(1_000L), tries.pauses);
    }
  }

  @Test
  void aRefusalIsKnownByWhicheverNameItHas() {
    String type = "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"no\"}";
    assertEquals("QueueDoesNotExist", error(new Told(400, type)));
    assertEquals(
        "AWS.SimpleQueueService.NonExistentQueue",
        error(
            new Told(
                400,
                type,
                Map.of("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender"))));
    assertEquals(
        "ResourceNotFoundException",
        error(
            new Told(
                400,
                "{}",
                Map.of("x-amzn-ErrorType", "ResourceNotFoundException:http://internal/x"))));
    assertEquals("", error(new Told(403, "<html>a proxy</html>")));
  }

  @Test
  void theDetailsOfARefusalAreKept() {
    String failed =
        "{\"__type\":\"x#ConditionalCheckFailedException\",\"Item\":{\"etag\":{\"S\":\"e\"}}}";
    try (Loopback aws = saying(new Told(400, failed))) {
      Answer answer = service(aws).ask("PutItem", INPUT);
      assertTrue(answer.is("ConditionalCheckFailedException"));
      assertEquals("e", answer.json().path("Item").path("etag").path("S").asText());
    }
  }

  @Test
  void noErrorHoldsWhatWasSentOrSaidOrAnyKey() {
    String refusal = "{\"__type\":\"x#ValidationException\",\"message\":\"%s\"}".formatted(SENT);
    try (Loopback aws = saying(new Told(400, refusal))) {
      Answer answer = service(aws).ask("PutItem", INPUT);
      StoreUnavailable error = assertThrows(StoreUnavailable.class, answer::got);
      assertEquals(
          "DynamoDB_20120810.PutItem answered 400 ValidationException", error.getMessage());
      assertHidden(trace(error) + answer);
    }
    AwsService nowhere = Asking.of(AwsApi.DYNAMODB, URI.create("http://127.0.0.1:1"), tries);
    assertHidden(trace(assertThrows(StoreUnavailable.class, () -> nowhere.call("PutItem", INPUT))));
    assertHidden(nowhere.toString());
  }

  private String error(Told told) {
    try (Loopback aws = saying(told)) {
      return Asking.of(AwsApi.SQS, aws.uri(""), tries).ask("SendMessage", INPUT).error();
    }
  }

  private AwsService service(Loopback aws) {
    return Asking.of(AwsApi.DYNAMODB, aws.uri(""), tries);
  }

  /** One after the other, the last for ever. */
  private static Loopback saying(Told... told) {
    Deque<Told> left = new ArrayDeque<>(List.of(told));
    return new Loopback(asked -> left.size() > 1 ? left.remove() : left.element());
  }

  private static Told crc(String body, int off) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return new Told(200, body, Map.of("x-amz-crc32", Long.toString(crc.getValue() + off)));
  }

  private static void assertHidden(String text) {
    assertFalse(text.contains(SENT) || text.contains(Asking.HIDDEN), text);
  }

  private static String trace(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
