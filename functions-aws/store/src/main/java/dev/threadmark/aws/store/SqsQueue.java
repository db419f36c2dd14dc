package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.port.Bounds;
import dev.threadmark.port.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A queue of SQS; FIFO if its name ends in {@code .fifo}.
 *
 * <p>In a FIFO queue the messages of a group come in their order, and while one of them is in
 * somebody's hands, or put off by {@link Taken#again}, the others of its group wait. The id by
 * which SQS drops duplicates is drawn for each message: by its content, a bell that rings while the
 * mailbox is being walked would be dropped, since the same bell was rung in the last five minutes.
 *
 * <p>SQS counts whole seconds: leases and delays are rounded up. A message is hidden for at most 12
 * hours from when it was taken (<a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html">limits</a>);
 * a longer delay ends there.
 */
public final class SqsQueue implements Queue {
  private static final String ATTEMPT = "ApproximateReceiveCount";

  /** A poll that does not wait asks some of the servers only and misses messages. */
  static final Duration POLL = Duration.ofSeconds(1);

  private final AwsService sqs;
  private final String url;
  private final UnaryOperator<String> group;
  private final InstantSource clock;
  private final Duration poll;

  /**
   * @param url as the console and Terraform give it
   * @param group the group of a message, at most 128 ASCII letters, digits and punctuation; asked
   *     for FIFO queues only
   */
  SqsQueue(
      AwsService sqs, String url, UnaryOperator<String> group, InstantSource clock, Duration poll) {
    this.sqs = sqs;
    this.url = url;
    this.group = group;
    this.clock = clock;
    this.poll = poll;
  }

  @Override
  public void put(String message) {
    ObjectNode send = input().put("MessageBody", SqsText.encode(Bounds.message(message)));
    if (isFifo()) {
      send.put("MessageGroupId", group.apply(message)).put("MessageDeduplicationId", draw());
    }
    sqs.call("SendMessage", send);
  }

  @Override
  public Optional<Taken> take(Duration lease) {
    Instant now = clock.instant();
    ObjectNode receive = input().put("MaxNumberOfMessages", 1);
    receive.putArray("MessageSystemAttributeNames").add(ATTEMPT);
    receive.put("WaitTimeSeconds", poll.toSeconds());
    receive.put("VisibilityTimeout", Lease.seconds(lease));
    if (isFifo()) {
      // If the answer is lost, the second try gets the same message, not a blocked group.
      receive.put("ReceiveRequestAttemptId", draw());
    }
    JsonNode message = sqs.call("ReceiveMessage", receive).path("Messages").path(0);
    return message.isMissingNode() ? Optional.empty() : Optional.of(taken(message, now, lease));
  }

  /**
   * A message that Lambda has taken for us and hands over.
   *
   * @param body as it lies in the queue
   * @param lease the queue's visibility timeout, which Lambda uses
   */
  public Taken delivered(String receipt, String body, int attempt, Duration lease) {
    Lease held = new Lease(sqs, url, receipt, clock, clock.instant(), lease);
    return new TakenMessage(SqsText.decode(body), attempt, held);
  }

  private Taken taken(JsonNode message, Instant now, Duration lease) {
    return new TakenMessage(
        SqsText.decode(message.path("Body").asText()),
        message.path("Attributes").path(ATTEMPT).asInt(),
        new Lease(sqs, url, message.path("ReceiptHandle").asText(), clock, now, lease));
  }

  private ObjectNode input() {
    return JsonNodeFactory.instance.objectNode().put("QueueUrl", url);
  }

  private boolean isFifo() {
    return url.endsWith(".fifo");
  }

  private static String draw() {
    return UUID.randomUUID().toString();
  }

  private record TakenMessage(String message, int attempt, Lease lease) implements Taken {
    @Override
    public void done() {
      lease.end();
    }

    @Override
    public void again(Duration delay) {
      lease.putOff(delay);
    }
  }
}
