package dev.threadmark.aws.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The few calls to a queue of an {@link Sqs} that tests and stand-ins need, without an SDK. */
public final class SqsProtocol {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String queue;

  /**
   * @param queue its address
   */
  public SqsProtocol(String queue) {
    this.queue = queue;
  }

  /**
   * Makes a queue.
   *
   * @param attributes as SQS names them, such as {@code VisibilityTimeout}; values are texts
   * @return its address
   */
  public static String create(URI sqs, String name, JsonNode attributes) {
    ObjectNode input = JSON.createObjectNode().put("QueueName", name);
    input.set("Attributes", attributes);
    return ask(sqs, "CreateQueue", input).path("QueueUrl").asText();
  }

  public String queue() {
    return queue;
  }

  /** Takes up to {@code most} messages, at once or not at all. */
  public JsonNode receive(int most) {
    ObjectNode input = input().put("MaxNumberOfMessages", most);
    input.putArray("AttributeNames").add("All");
    return ask("ReceiveMessage", input).path("Messages");
  }

  public void send(String body) {
    ask("SendMessage", input().put("MessageBody", body));
  }

  public void delete(String receipt) {
    ask("DeleteMessage", input().put("ReceiptHandle", receipt));
  }

  /** How many messages can be taken, and how many are in somebody's hands or put off. */
  public int size() {
    ObjectNode input = input();
    input.putArray("AttributeNames").add("All");
    JsonNode all = ask("GetQueueAttributes", input).path("Attributes");
    return all.path("ApproximateNumberOfMessages").asInt()
        + all.path("ApproximateNumberOfMessagesNotVisible").asInt();
  }

  /** Such as {@code arn:aws:sqs:us-east-1:000000000000:bells}. */
  public String arn() {
    String[] parts = URI.create(queue).getPath().split("/");
    return "arn:aws:sqs:us-east-1:000000000000:" + parts[parts.length - 1];
  }

  private ObjectNode input() {
    return JSON.createObjectNode().put("QueueUrl", queue);
  }

  private JsonNode ask(String operation, JsonNode input) {
    return ask(URI.create(queue), operation, input);
  }

  private static JsonNode ask(URI sqs, String operation, JsonNode input) {
    HttpRequest request =
        HttpRequest.newBuilder(sqs.resolve("/"))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(input.toString()))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(operation + " answered " + answer.statusCode() + answer.body());
      }
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
