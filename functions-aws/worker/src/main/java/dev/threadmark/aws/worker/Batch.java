package dev.threadmark.aws.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.store.SqsQueue;
import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Outcome;
import dev.threadmark.port.Queue;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Answers the messages of an SQS event one by one and names those that are to come again: what must
 * wait (put off for as long as it must), what failed, and in a FIFO queue what follows either in
 * its group. A message that is no doorbell fails too, and so ends in the dead-letter queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial
 *     batch responses</a>
 */
final class Batch {
  private static final System.Logger LOG = System.getLogger(Batch.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No function runs longer, and Lambda takes no queue whose messages come back sooner. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final SqsQueue queue;
  private final BellAnswering worker;

  Batch(SqsQueue queue, BellAnswering worker) {
    this.queue = queue;
    this.worker = worker;
  }

  /** {@code {"batchItemFailures":[{"itemIdentifier":"..."}]}}. */
  ObjectNode answer(JsonNode event) {
    ObjectNode response = JSON.createObjectNode();
    ArrayNode failures = response.putArray("batchItemFailures");
    Set<String> stopped = new HashSet<>();
    for (JsonNode message : event.path("Records")) {
      String group = message.path("attributes").path("MessageGroupId").asText();
      if (stopped.contains(group) || !isDone(message)) {
        failures.addObject().put("itemIdentifier", message.path("messageId").asText());
        if (!group.isEmpty()) {
          stopped.add(group);
        }
      }
    }
    return response;
  }

  private boolean isDone(JsonNode message) {
    try {
      return isDone(delivered(message));
    } catch (RuntimeException | Error e) {
      // After an Error too: the neighbours in the batch are not to blame.
      LOG.log(System.Logger.Level.ERROR, "a message failed and comes again: {0}", e.toString());
      return false;
    }
  }

  private Queue.Taken delivered(JsonNode message) {
    return queue.delivered(
        message.path("receiptHandle").asText(),
        message.path("body").asText(),
        message.path("attributes").path("ApproximateReceiveCount").asInt(1),
        LEASE);
  }

  private boolean isDone(Queue.Taken taken) {
    Doorbells.Sent sent = Doorbells.read(taken.message());
    return worker
        .answer(sent, taken.attempt())
        .match(
            new Outcome.Cases<>() {
              @Override
              public Boolean done(int mails) {
                return true;
              }

              @Override
              public Boolean retry(Duration after, String why) {
                taken.again(after);
                return false;
              }

              @Override
              public Boolean dead(String why) {
                return true;
              }
            });
  }
}
