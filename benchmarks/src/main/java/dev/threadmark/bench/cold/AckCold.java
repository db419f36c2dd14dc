package dev.threadmark.bench.cold;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.graph.ClientState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a provider waits for: the packaged webhook against the floor. */
final class AckCold {
  private static final double AT_MOST = 1.25;
  private static final double P99_MILLIS = 20;
  private static final int CALLS = 1_000;
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Packages packages;
  private final FloorPackage floor;
  private final Path folder;

  AckCold(Packages packages, FloorPackage floor, Path folder) {
    this.packages = packages;
    this.floor = floor;
    this.folder = folder;
  }

  Map<String, Object> run(int runs) throws IOException {
    try (QueueStub queue = new QueueStub()) {
      LambdaFunction bare =
          floor.function(FloorAck.class).with(Map.of("FLOOR_URL", queue.queue().toString()));
      LambdaFunction ours = packages.webhook().with(settings(queue));
      Map<String, Starts> starts =
          new Interleaved()
              .with("ack floor", round -> Start.answered(bare, event(), "202"))
              .with("ack", round -> Start.answered(ours, event(), "202"))
              .run(runs);
      System.err.println("ack: warm calls");
      Map<String, WarmCalls> warm = WarmCalls.of(bare, ours, event(), CALLS);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("floor", starts.get("ack floor").json());
      json.put("ack", starts.get("ack").json());
      json.put("ratioToFloor", starts.get("ack").to(starts.get("ack floor"), AT_MOST));
      json.put("warmFloor", warm.get("floor").json());
      json.put("warmAck", warm.get("ack").json());
      json.put("warmP99BelowMillis", P99_MILLIS);
      json.put("warmP99Met", warm.get("ack").quantile(0.99) < P99_MILLIS);
      json.put("loaded", loaded(bare, ours));
      return json;
    }
  }

  /** From starts of their own: the log costs time. */
  private Map<String, Object> loaded(LambdaFunction bare, LambdaFunction ours) {
    LoadedClasses floors = loadedBy(bare, "floor");
    LoadedClasses own = loadedBy(ours, "ack");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("floorClasses", floors.names().size());
    json.put("ackClasses", own.names().size());
    json.put("ackByOrigin", own.byOrigin());
    json.put("ackOfSdks", own.ofSdks());
    return json;
  }

  private LoadedClasses loadedBy(LambdaFunction function, String name) {
    Path log = folder.resolve(name + "-classes");
    try (LambdaRuntime runtime = LambdaRuntime.start(function.flags(LoadedClasses.flag(log)))) {
      runtime.invoke(event()).get();
    }
    return LoadedClasses.in(log);
  }

  private static Map<String, String> settings(QueueStub queue) {
    return Map.of(
        "THREADMARK_MAILBOXES",
        "[{\"provider\":\"graph\",\"address\":\"support@lumen.example\"}]",
        "THREADMARK_URL",
        "https://hooks.lumen.example",
        "THREADMARK_QUEUE_URL",
        queue.queue().toString(),
        "GRAPH_WEBHOOK_SECRET",
        SECRET,
        "AWS_ACCESS_KEY_ID",
        "AKID",
        "AWS_SECRET_ACCESS_KEY",
        "secret",
        "AWS_SESSION_TOKEN",
        "token");
  }

  /** A notification of Graph as an HTTP API sends it, payload format 2.0. */
  private static String event() {
    MailboxId mailbox = new MailboxId("main", new Address("support@lumen.example"));
    ObjectNode notification = JSON.createObjectNode();
    notification
        .putArray("value")
        .addObject()
        .put("subscriptionId", "7f105c7d-2dc5-4530-97cd-4e7ae6534c07")
        .put("changeType", "created")
        .put("clientState", new ClientState(SECRET.getBytes(StandardCharsets.UTF_8)).of(mailbox))
        .put("resource", "users/u/messages/m");
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", "/hooks/graph");
    event.put("rawQueryString", "");
    event.putObject("headers").put("content-type", "application/json; charset=utf-8");
    event
        .putObject("requestContext")
        .put("stage", "$default")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/hooks/graph");
    return event.put("body", notification.toString()).put("isBase64Encoded", false).toString();
  }
}
