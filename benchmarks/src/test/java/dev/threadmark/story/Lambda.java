package dev.threadmark.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.aws.emulators.LambdaFront;
import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.emulators.Sqs;
import dev.threadmark.aws.emulators.SqsPoller;
import dev.threadmark.aws.emulators.SqsProtocol;
import dev.threadmark.port.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** AWS: the packages under its own runtime client, SQS played by ElasticMQ. */
final class Lambda implements Cloud {
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final Sqs sqs = Sqs.start();
  private final SqsProtocol queue =
      new SqsProtocol(
          SqsProtocol.create(
              sqs.endpoint(),
              "bells",
              new ObjectMapper()
                  .createObjectNode()
                  .put("VisibilityTimeout", Long.toString(LEASE.toSeconds()))));
  private final Table table;
  private final LambdaRuntime webhook;
  private final LambdaFront front;
  private final LambdaRuntime keeper;
  private final LambdaRuntime worker;
  private final SqsPoller poller;

  /**
   * @param tables what says where the tickets are kept
   * @param table the same table, for the test
   */
  Lambda(Mailboxes mailboxes, Map<String, String> tables, Table table) {
    this.table = table;
    Map<String, String> settings = new HashMap<>(mailboxes.settings());
    settings.putAll(tables);
    settings.put("THREADMARK_QUEUE_URL", queue.queue());
    settings.put("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString());
    settings.put("AWS_ACCESS_KEY_ID", "emulator");
    settings.put("AWS_SECRET_ACCESS_KEY", "emulator");
    webhook = start("webhook", "WebhookHandler", settings);
    front = new LambdaFront(webhook, "");
    mailboxes.pushTo(front.endpoint());
    settings.put("THREADMARK_URL", front.endpoint().toString());
    keeper = start("worker", "KeeperHandler", settings);
    worker = start("worker", "WorkerHandler", settings);
    poller = new SqsPoller(queue.queue(), worker, 10);
  }

  private static LambdaRuntime start(String name, String handler, Map<String, String> settings) {
    Path root = Path.of("../functions-aws/%s/target/aws-%s".formatted(name, name));
    String type = "dev.threadmark.aws.%s.%s::handleRequest".formatted(name, handler);
    return LambdaRuntime.start(
        LambdaFunction.unpacked(root.toAbsolutePath().normalize(), type).with(settings));
  }

  LambdaRuntime worker() {
    return worker;
  }

  @Override
  public void keep() {
    String report = keeper.invoke("{}").get();
    if (report.contains("trouble")) {
      throw new IllegalStateException(report);
    }
  }

  @Override
  public void ring(String message) {
    queue.send(message);
  }

  /** What a killed worker had in its hands, or put off, comes again when its time is up. */
  @Override
  public void settle() {
    while (queue.size() > 0) {
      if (poller.poll().messages() == 0) {
        sqs.pass(LEASE.plusMinutes(1));
      }
    }
  }

  @Override
  public Table table() {
    return table;
  }

  @Override
  public String log() {
    return webhook.log() + worker.log();
  }

  @Override
  public void close() {
    front.close();
    webhook.close();
    keeper.close();
    worker.close();
    sqs.close();
  }
}
