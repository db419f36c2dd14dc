package dev.threadmark.aws.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Stands in for the event source mapping between SQS and a function, with {@code
 * ReportBatchItemFailures}: takes a batch, invokes the function, deletes what it did not name as
 * failed. Where the function itself fails, nothing is deleted. What stays comes again when its time
 * is up, or goes to the dead-letter queue; both are for the queue.
 *
 * <p>Not here: several batches at once, filters, backing off.
 */
public final class SqsPoller {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SqsProtocol sqs;
  private final LambdaRuntime function;
  private final int batch;

  /**
   * @param queue its address, at an {@link Sqs}
   * @param batch at most so many messages at a time, 1 to 10
   */
  public SqsPoller(String queue, LambdaRuntime function, int batch) {
    this.sqs = new SqsProtocol(queue);
    this.function = function;
    this.batch = batch;
  }

  /**
   * Takes what is there now and has it answered.
   *
   * @param messages how many there were
   * @param failed how many of them stay in the queue
   */
  public record Polled(int messages, int failed) {}

  public Polled poll() {
    JsonNode messages = sqs.receive(batch);
    if (messages.isEmpty()) {
      return new Polled(0, 0);
    }
    LambdaAnswer answer = function.invoke(event(messages));
    if (answer.failed()) {
      return new Polled(messages.size(), messages.size());
    }
    Set<String> failed = failures(answer.json());
    for (JsonNode message : messages) {
      if (!failed.contains(message.path("MessageId").asText())) {
        sqs.delete(message.path("ReceiptHandle").asText());
      }
    }
    return new Polled(messages.size(), failed.size());
  }

  /** A name that is empty or unknown fails the whole batch, as in Lambda; so it is told here. */
  private static Set<String> failures(String json) {
    Set<String> failed = new HashSet<>();
    try {
      for (JsonNode one : JSON.readTree(json).path("batchItemFailures")) {
        failed.add(one.path("itemIdentifier").asText());
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("no batch response: " + json, e);
    }
    return failed;
  }

  private String event(JsonNode messages) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (JsonNode message : messages) {
      ObjectNode record = records.addObject();
      record.put("messageId", message.path("MessageId").asText());
      record.put("receiptHandle", message.path("ReceiptHandle").asText());
      record.put("body", message.path("Body").asText());
      record.set("attributes", message.path("Attributes"));
      record.putObject("messageAttributes");
      record.put("md5OfBody", message.path("MD5OfBody").asText());
      record.put("eventSource", "aws:sqs");
      record.put("eventSourceARN", sqs.arn());
      record.put("awsRegion", "us-east-1");
    }
    return event.toString();
  }
}
