package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.Answer;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is in a worker's hands until it is settled or has run out. SQS lets a receipt work after its
 * time as long as nobody else has taken the message; a worker that late must not meddle, so the
 * time is looked at here too.
 */
final class Lease {
  private static final Duration LONGEST = Duration.ofHours(12);

  /** What SQS says of a receipt whose time has passed, by kind of queue. */
  private static final Set<String> RUN_OUT =
      Set.of(
          "ReceiptHandleIsInvalid",
          "MessageNotInflight",
          "AWS.SimpleQueueService.MessageNotInflight",
          "InvalidParameterValue",
          "InvalidParameterValueException");

  private final AwsService sqs;
  private final String url;
  private final String receipt;
  private final InstantSource clock;
  private final Instant taken;
  private final Duration lease;
  private final AtomicBoolean settled = new AtomicBoolean();

  Lease(
      AwsService sqs,
      String url,
      String receipt,
      InstantSource clock,
      Instant taken,
      Duration lease) {
    this.sqs = sqs;
    this.url = url;
    this.receipt = receipt;
    this.clock = clock;
    this.taken = taken;
    this.lease = lease;
  }

  /** In the whole seconds of SQS, rounded up. */
  static long seconds(Duration time) {
    return time.plusNanos(999_999_999).toSeconds();
  }

  void end() {
    settle("DeleteMessage", input());
  }

  void putOff(Duration delay) {
    Duration left = LONGEST.minusSeconds(seconds(Duration.between(taken, clock.instant())));
    long hidden = seconds(delay.compareTo(left) < 0 ? delay : left);
    settle("ChangeMessageVisibility", input().put("VisibilityTimeout", hidden));
  }

  private ObjectNode input() {
    return JsonNodeFactory.instance.objectNode().put("QueueUrl", url).put("ReceiptHandle", receipt);
  }

  private void settle(String operation, ObjectNode input) {
    boolean held = clock.instant().isBefore(taken.plus(lease));
    if (!held || settled.getAndSet(true)) {
      return;
    }
    try {
      Answer answer = sqs.ask(operation, input);
      if (!RUN_OUT.contains(answer.error())) {
        answer.got();
      }
    } catch (StoreUnavailable e) {
      settled.set(false);
      throw e;
    }
  }
}
