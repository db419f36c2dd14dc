package dev.threadmark.aws.store;

import dev.threadmark.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

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
          "InvalidParameterValue");

  private final Supplier<SqsClient> client;
  private final String url;
  private final String receipt;
  private final InstantSource clock;
  private final Instant taken;
  private final Duration lease;
  private final AtomicBoolean settled = new AtomicBoolean();

  Lease(
      Supplier<SqsClient> client,
      String url,
      String receipt,
      InstantSource clock,
      Instant taken,
      Duration lease) {
    this.client = client;
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
    settle(() -> client.get().deleteMessage(delete -> delete.queueUrl(url).receiptHandle(receipt)));
  }

  void putOff(Duration delay) {
    Duration left = LONGEST.minusSeconds(seconds(Duration.between(taken, clock.instant())));
    int hidden = (int) seconds(delay.compareTo(left) < 0 ? delay : left);
    settle(
        () ->
            client
                .get()
                .changeMessageVisibility(
                    change ->
                        change.queueUrl(url).receiptHandle(receipt).visibilityTimeout(hidden)));
  }

  private void settle(Runnable call) {
    boolean held = clock.instant().isBefore(taken.plus(lease));
    if (!held || settled.getAndSet(true)) {
      return;
    }
    try {
      call.run();
    } catch (SdkException e) {
      if (!hasRunOut(e)) {
        settled.set(false);
        throw new StoreUnavailable("cannot settle a message", e);
      }
    }
  }

  private static boolean hasRunOut(SdkException e) {
    return e instanceof AwsServiceException service
        && service.awsErrorDetails() != null
        && RUN_OUT.contains(service.awsErrorDetails().errorCode());
  }
}
