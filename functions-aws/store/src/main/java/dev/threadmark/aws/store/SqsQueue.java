package dev.threadmark.aws.store;

import dev.threadmark.port.Bounds;
import dev.threadmark.port.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

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
  private static final MessageSystemAttributeName ATTEMPT =
      MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;

  /** A poll that does not wait asks some of the servers only and misses messages. */
  static final Duration POLL = Duration.ofSeconds(1);

  private final Supplier<SqsClient> client;
  private final String url;
  private final UnaryOperator<String> group;
  private final InstantSource clock;
  private final Duration poll;

  /**
   * @param url as the console and Terraform give it
   * @param group the group of a message, at most 128 ASCII letters, digits and punctuation; asked
   *     for FIFO queues only
   */
  public SqsQueue(SqsClient client, String url, UnaryOperator<String> group, InstantSource clock) {
    this(() -> client, url, group, clock, POLL);
  }

  /**
   * @param client asked for when a queue is first called: a worker that only does what Lambda hands
   *     over never needs one, and starts a tenth sooner without
   */
  SqsQueue(
      Supplier<SqsClient> client,
      String url,
      UnaryOperator<String> group,
      InstantSource clock,
      Duration poll) {
    this.client = client;
    this.url = url;
    this.group = group;
    this.clock = clock;
    this.poll = poll;
  }

  @Override
  public void put(String message) {
    SendMessageRequest.Builder send =
        SendMessageRequest.builder()
            .queueUrl(url)
            .messageBody(SqsText.encode(Bounds.message(message)));
    if (isFifo()) {
      send.messageGroupId(group.apply(message)).messageDeduplicationId(draw());
    }
    Calls.run("cannot put a message", () -> client.get().sendMessage(send.build()));
  }

  @Override
  public Optional<Taken> take(Duration lease) {
    Instant now = clock.instant();
    ReceiveMessageRequest.Builder receive =
        ReceiveMessageRequest.builder()
            .queueUrl(url)
            .maxNumberOfMessages(1)
            .messageSystemAttributeNames(ATTEMPT)
            .waitTimeSeconds((int) poll.toSeconds())
            .visibilityTimeout((int) Lease.seconds(lease));
    if (isFifo()) {
      // If the answer is lost, the SDK's second try gets the same message, not a blocked group.
      receive.receiveRequestAttemptId(draw());
    }
    return Calls.ask("cannot take a message", () -> client.get().receiveMessage(receive.build()))
        .messages()
        .stream()
        .findFirst()
        .map(message -> taken(message, now, lease));
  }

  /**
   * A message that Lambda has taken for us and hands over.
   *
   * @param body as it lies in the queue
   * @param lease the queue's visibility timeout, which Lambda uses
   */
  public Taken delivered(String receipt, String body, int attempt, Duration lease) {
    Lease held = new Lease(client, url, receipt, clock, clock.instant(), lease);
    return new TakenMessage(SqsText.decode(body), attempt, held);
  }

  private Taken taken(Message message, Instant now, Duration lease) {
    return new TakenMessage(
        SqsText.decode(message.body()),
        Integer.parseInt(message.attributes().get(ATTEMPT)),
        new Lease(client, url, message.receiptHandle(), clock, now, lease));
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
