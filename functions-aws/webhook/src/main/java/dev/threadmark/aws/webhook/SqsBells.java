package dev.threadmark.aws.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.port.Bounds;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The end of an SQS queue where messages go in, by one plain request each (<a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>).
 *
 * <p>In a queue whose name ends in {@code .fifo}, the doorbells of a mailbox are one group, named
 * by the mailbox's hash. The id by which SQS drops duplicates is drawn for each: by its content, a
 * bell that rings while the mailbox is being walked would be dropped, because the same rang before.
 */
final class SqsBells implements Consumer<String> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AwsService sqs;
  private final String queue;

  /**
   * @param queue its address, as the console and Terraform give it
   */
  SqsBells(AwsService sqs, String queue) {
    this.sqs = sqs;
    this.queue = queue;
  }

  @Override
  public void accept(String message) {
    ObjectNode send = JSON.createObjectNode();
    send.put("QueueUrl", queue);
    send.put("MessageBody", Bounds.message(message));
    if (queue.endsWith(".fifo")) {
      send.put("MessageGroupId", BellGroup.of(message));
      send.put("MessageDeduplicationId", UUID.randomUUID().toString());
    }
    sqs.call("SendMessage", send);
  }
}
