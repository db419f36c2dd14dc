package dev.threadmark.aws.store;

import dev.threadmark.aws.emulators.Sqs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An ElasticMQ for one class of tests: whoever lets time pass there lets it pass for all. */
final class Queues implements AutoCloseable, InstantSource {
  private final Sqs sqs = Sqs.start();
  private final SqsClient client = new AwsStore("eu-central-1", Optional.of(sqs.endpoint())).sqs();
  private volatile Duration ahead = Duration.ZERO;

  SqsQueue standard() {
    return queue("", Map.of(), message -> "none");
  }

  SqsQueue fifo(UnaryOperator<String> group) {
    return queue(".fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"), group);
  }

  private SqsQueue queue(
      String suffix, Map<QueueAttributeName, String> attributes, UnaryOperator<String> group) {
    String name = UUID.randomUUID() + suffix;
    String url =
        client.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    return new SqsQueue(() -> client, url, group, this, Duration.ZERO);
  }

  SqsClient client() {
    return client;
  }

  void pass(Duration time) {
    sqs.pass(time);
    ahead = ahead.plus(time);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public void close() {
    client.close();
    sqs.close();
  }
}
