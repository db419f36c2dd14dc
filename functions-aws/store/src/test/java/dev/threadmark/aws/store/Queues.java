package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.emulators.Sqs;
import dev.threadmark.aws.emulators.SqsProtocol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An ElasticMQ for one class of tests: whoever lets time pass there lets it pass for all. */
final class Queues implements AutoCloseable, InstantSource {
  private final Sqs sqs = Sqs.start();
  private final AwsStore store = new AwsStore("eu-central-1", Optional.of(sqs.endpoint()));
  private volatile Duration ahead = Duration.ZERO;

  SqsQueue standard() {
    return queue("", JsonNodeFactory.instance.objectNode(), message -> "none");
  }

  SqsQueue fifo(UnaryOperator<String> group) {
    return queue(".fifo", JsonNodeFactory.instance.objectNode().put("FifoQueue", "true"), group);
  }

  private SqsQueue queue(String suffix, ObjectNode attributes, UnaryOperator<String> group) {
    String url = SqsProtocol.create(sqs.endpoint(), UUID.randomUUID() + suffix, attributes);
    return new SqsQueue(store.sqs(url), url, group, this, Duration.ZERO);
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
    sqs.close();
  }
}
