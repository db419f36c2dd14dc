package dev.threadmark.bench.cold;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.emulators.DynamoDbLocal;
import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.store.AwsStore;
import dev.threadmark.bench.load.Relay;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import dev.threadmark.sandbox.graph.GraphSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a worker is started in: Graph's sandbox, DynamoDB Local, and mailboxes that were walked
 * before and have one new mail each, a mailbox for every start.
 */
final class WorkerWorld implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant RECEIVED = Instant.parse("2026-11-23T09:00:00Z");

  private final GraphSandbox graph = new GraphSandbox();
  private final DynamoDbLocal dynamo = DynamoDbLocal.start();
  private final List<Relay.Answered> answered = new CopyOnWriteArrayList<>();
  private final Relay relay = new Relay(dynamo.endpoint(), answered::add);
  private final int mailboxes;

  WorkerWorld(LambdaFunction worker, int mailboxes) throws IOException {
    this.mailboxes = mailboxes;
    new AwsStore("us-east-1", Optional.of(dynamo.endpoint())).createIfMissing("threadmark");
    all().forEach(mailbox -> graph.mailbox(mailbox.address().value()));
    walk(worker);
    all()
        .forEach(
            mailbox ->
                graph.deliver(mailbox.address().value(), mail(mailbox), Folder.INBOX, RECEIVED));
    answered.clear();
  }

  /** So that there are cursors, as there are wherever mail comes for the second time. */
  private void walk(LambdaFunction worker) {
    try (LambdaRuntime runtime = LambdaRuntime.start(worker.with(settings(all())))) {
      String answer = runtime.invoke(event(all())).get();
      if (!answer.contains("[]")) {
        throw new IllegalStateException(answer + "\n" + runtime.log());
      }
    }
  }

  Map<String, String> settings(int start) {
    return settings(List.of(mailbox(start)));
  }

  String event(int start) {
    return event(List.of(mailbox(start)));
  }

  /** What the floor asks for: that mailbox's first page. */
  URI page(int start) {
    return URI.create(
        "%s/users/%s/mailFolders/inbox/messages/delta?changeType=created"
            .formatted(graph.baseUrl(), mailbox(start).address().value()));
  }

  /** What the table was asked since the last call. */
  List<Relay.Answered> takeAnswered() {
    List<Relay.Answered> all = List.copyOf(answered);
    answered.clear();
    return all;
  }

  @Override
  public void close() throws IOException {
    relay.close();
    dynamo.close();
    graph.close();
  }

  private List<MailboxId> all() {
    return IntStream.range(0, mailboxes).mapToObj(WorkerWorld::mailbox).toList();
  }

  private static MailboxId mailbox(int start) {
    return new MailboxId("start-" + start, new Address("start-%d@lumen.example".formatted(start)));
  }

  private Map<String, String> settings(List<MailboxId> watched) {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "THREADMARK_MAILBOXES",
        watched.stream()
            .map(
                one ->
                    "{\"provider\":\"graph\",\"tenant\":\"%s\",\"address\":\"%s\",\"since\":\"%s\"}"
                        .formatted(one.tenant(), one.address().value(), Instant.EPOCH))
            .collect(Collectors.joining(",", "[", "]")));
    settings.put("THREADMARK_URL", "https://hooks.lumen.example");
    settings.put("THREADMARK_QUEUE_URL", "http://127.0.0.1:1/000000000000/bells");
    settings.put("THREADMARK_DYNAMODB_TABLE", "threadmark");
    settings.put("THREADMARK_TOKEN_KEYS", "k1 00112233445566778899aabbccddeeff");
    settings.put("GRAPH_URL", graph.baseUrl().toString());
    settings.put("GRAPH_CREDENTIAL", "static");
    settings.put("GRAPH_TOKEN", "sandbox-cold");
    settings.put("GRAPH_WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef");
    settings.put("AWS_ENDPOINT_URL_DYNAMODB", relay.endpoint().toString());
    settings.put("AWS_ACCESS_KEY_ID", "emulator");
    settings.put("AWS_SECRET_ACCESS_KEY", "emulator");
    return settings;
  }

  /** A doorbell for each, as the event source mapping of SQS hands them over. */
  private static String event(List<MailboxId> rung) {
    ObjectNode event = JSON.createObjectNode();
    List<ObjectNode> records = new ArrayList<>();
    for (MailboxId mailbox : rung) {
      ObjectNode record = JSON.createObjectNode();
      record.put("messageId", "m" + records.size()).put("receiptHandle", "r");
      record.put("body", Doorbells.write(new Doorbell(mailbox, Doorbell.Why.NOTIFICATION)));
      record.putObject("attributes").put("ApproximateReceiveCount", "1");
      records.add(record.put("eventSource", "aws:sqs").put("awsRegion", "us-east-1"));
    }
    event.putArray("Records").addAll(records);
    return event.toString();
  }

  private static byte[] mail(MailboxId mailbox) {
    return """
        From: Ada <ada@customer.example>
        To: support@lumen.example
        Subject: The lamp flickers
        Message-ID: <%s@customer.example>
        Date: Mon, 23 Nov 2026 09:00:00 +0000
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <p>It does so <b>since Monday</b>.</p>
        """
        .formatted(mailbox.tenant())
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
