package dev.threadmark.aws.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.aws.emulators.DynamoDbLocal;
import dev.threadmark.aws.emulators.LambdaFront;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.emulators.Sqs;
import dev.threadmark.aws.emulators.SqsPoller;
import dev.threadmark.aws.emulators.SqsProtocol;
import dev.threadmark.aws.store.AwsStore;
import dev.threadmark.aws.webhook.WebhookHandler;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Table;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import dev.threadmark.sandbox.graph.GraphSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A whole deployment on loopback: Graph's sandbox, the webhook behind an HTTP API, the queue, and
 * whichever further functions a test starts. The functions run under AWS's own runtime client.
 */
final class Cloud implements AutoCloseable {
  static final MailboxId MAILBOX = new MailboxId("main", new Address("support@lumen.example"));
  private static final String TOKEN_KEY = "00112233445566778899aabbccddeeff";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Functions functions;
  private final Path folder;
  private final List<Runnable> open = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  final GraphSandbox graph = opened(new GraphSandbox(), GraphSandbox::close);
  final Gate gate = opened(new Gate(graph.baseUrl()), Gate::close);
  final Sqs sqs = opened(Sqs.start(), Sqs::close);
  final DynamoDbLocal dynamo = opened(DynamoDbLocal.start(), DynamoDbLocal::close);
  final SqsProtocol queue;
  final Table table;

  Cloud(Functions functions, Path folder) {
    this.functions = functions;
    this.folder = folder;
    graph.mailbox(MAILBOX.address().value());
    queue =
        new SqsProtocol(
            SqsProtocol.create(
                sqs.endpoint(), "bells", JSON.createObjectNode().put("VisibilityTimeout", "900")));
    table = new AwsStore("us-east-1", Optional.of(dynamo.endpoint())).createIfMissing("threadmark");
    environment.putAll(settings());
    LambdaFront front =
        opened(new LambdaFront(start(WebhookHandler.class), "prod"), LambdaFront::close);
    environment.put("THREADMARK_URL", front.endpoint().toString());
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry(
            "THREADMARK_MAILBOXES",
            """
            [{"provider":"graph","address":"support@lumen.example",
            "since":"2000-01-01T00:00:00Z"}]"""),
        Map.entry("THREADMARK_URL", "https://not.known.yet.example"),
        Map.entry("THREADMARK_QUEUE_URL", queue.queue()),
        Map.entry("THREADMARK_DYNAMODB_TABLE", "threadmark"),
        Map.entry("THREADMARK_TOKEN_KEYS", "k1 " + TOKEN_KEY),
        Map.entry("GRAPH_URL", gate.url().toString()),
        Map.entry("GRAPH_CREDENTIAL", "static"),
        Map.entry("GRAPH_TOKEN", "sandbox-lambda"),
        Map.entry("GRAPH_WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef"),
        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString()),
        Map.entry("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString()),
        Map.entry("AWS_ACCESS_KEY_ID", "emulator"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "emulator"));
  }

  LambdaRuntime start(Class<?> handler) {
    return start(handler, Map.of());
  }

  LambdaRuntime start(Class<?> handler, Map<String, String> more) {
    return opened(
        LambdaRuntime.start(functions.of(handler, folder).with(environment).with(more)),
        LambdaRuntime::close);
  }

  SqsPoller poller(LambdaRuntime worker) {
    return new SqsPoller(queue.queue(), worker, 10);
  }

  /** What an agent's tool would see of the table. */
  Engine engine() {
    byte[] secret = java.util.HexFormat.of().parseHex(TOKEN_KEY);
    return Engine.over(
        table, new TokenKeys(Map.of("k1", secret)), InstantSource.system(), (delivery, mark) -> {});
  }

  /** Puts a mail into the mailbox and waits until Graph has rung for it. */
  void deliver(String id, String inReplyTo) {
    String mail =
        """
        From: customer@elsewhere.example
        To: support@lumen.example
        Subject: The lamp flickers
        Message-ID: <%s@elsewhere.example>
        %sDate: Mon, 23 Nov 2026 09:00:00 +0000
        Content-Type: text/plain; charset=utf-8

        It does so since Monday. (%s)
        """
            .formatted(
                id,
                inReplyTo.isEmpty()
                    ? ""
                    : "In-Reply-To: <%s@elsewhere.example>\n".formatted(inReplyTo),
                id);
    graph.deliver(
        MAILBOX.address().value(),
        mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
        Folder.INBOX,
        Instant.now());
    graph.drainNotifications();
  }

  /** What was opened last is closed first. */
  private <T> T opened(T part, Consumer<T> close) {
    open.add(0, () -> close.accept(part));
    return part;
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
  }
}
