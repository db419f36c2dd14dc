package dev.threadmark.aws.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.emulators.LambdaFront;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.emulators.Loopback;
import dev.threadmark.aws.emulators.Loopback.Told;
import dev.threadmark.aws.emulators.Sqs;
import dev.threadmark.aws.emulators.SqsProtocol;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.provider.Doorbell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under AWS's own runtime client, against a real SQS server. */
class WebhookInLambdaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Sqs sqs;
  private static Deployed deployed;
  private static LambdaRuntime lambda;
  private static SqsProtocol queue;

  @BeforeAll
  static void start() {
    sqs = Sqs.start();
    queue = new SqsProtocol(SqsProtocol.create(sqs.endpoint(), "bells", JSON.createObjectNode()));
    deployed = new Deployed(folder, queue.queue());
    lambda = deployed.start();
  }

  @AfterAll
  static void stop() {
    lambda.close();
    deployed.close();
    sqs.close();
  }

  @Test
  void graphsHandshakeComesBackAsItWasMeant() throws IOException {
    JsonNode answer = invoke(Events.read("function-url-handshake"));
    assertEquals(200, answer.path("statusCode").asInt());
    assertEquals(
        "Validation: Testing client application reachability for subscription Request-Id: b4a1+x%2F",
        answer.path("body").asText());
    assertEquals("text/plain; charset=utf-8", answer.path("headers").path("content-type").asText());
    assertEquals(false, answer.path("isBase64Encoded").asBoolean(true));
  }

  @Test
  void aNotificationIsADoorbellInTheQueue() throws IOException {
    assertEquals(202, status(Events.post("/hooks/graph", Deployed.notification())));
    JsonNode message = queue.receive(1).path(0);
    Doorbells.Sent sent = Doorbells.read(message.path("Body").asText());
    assertEquals(new Doorbell(Deployed.MAILBOX, Doorbell.Why.NOTIFICATION), sent.bell());
  }

  @Test
  void whatIsNotBelievedIsAnsweredAsTheTableOfTheWebhooksSays() throws IOException {
    assertEquals(401, status(Events.post("/hooks/gmail", Deployed.push())));
    assertEquals(401, status(Events.read("http-api-stage")));
    assertEquals(400, status(Events.read("http-api-notification")));
    assertEquals(404, status(Events.post("/hooks/else", "")));
    assertEquals(404, status(JSON.createObjectNode()));
    ObjectNode get = Events.read("http-api-notification");
    ((ObjectNode) get.path("requestContext").path("http")).put("method", "GET");
    assertEquals(405, status(get));
  }

  @Test
  void aQueueThatIsDownIsA503AndTheLogHoldsNothingOfTheRequest() throws IOException {
    try (Deployed down = new Deployed(folder, "http://127.0.0.1:1/0/bells");
        LambdaRuntime other = down.start()) {
      ObjectNode event = Events.post("/hooks/graph", Deployed.notification());
      assertEquals(
          503, JSON.readTree(other.invoke(event.toString()).get()).path("statusCode").asInt());
      assertTrue(other.log().contains("the queue is down"), other.log());
      assertTrue(!other.log().contains("clientState"), other.log());
    }
  }

  @Test
  void aQueueThatIsDownForAMomentIsAskedOnceMore() throws IOException {
    AtomicInteger down = new AtomicInteger(1);
    try (Loopback sqs =
            new Loopback(asked -> new Told(down.getAndDecrement() > 0 ? 503 : 200, "{}"));
        Deployed deployed = new Deployed(folder, sqs.uri("/0/bells").toString());
        LambdaRuntime other = deployed.start()) {
      String event = Events.post("/hooks/graph", Deployed.notification()).toString();
      assertEquals(202, JSON.readTree(other.invoke(event).get()).path("statusCode").asInt());
      down.set(2);
      assertEquals(503, JSON.readTree(other.invoke(event).get()).path("statusCode").asInt());
      assertEquals(4, sqs.asked().size());
    }
  }

  @Test
  void realRequestsPassThroughTheFront() throws Exception {
    try (LambdaFront front = new LambdaFront(lambda, "prod")) {
      HttpClient client = HttpClient.newHttpClient();
      URI hook = front.endpoint().resolve("/hooks/graph?validationToken=a%20b%3A%2B");
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(hook).POST(HttpRequest.BodyPublishers.noBody()).build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      assertEquals("a b:+", answer.body());
      assertEquals(
          "text/plain; charset=utf-8", answer.headers().firstValue("content-type").orElseThrow());
    }
  }

  @Test
  void settingsThatMakeNoSenseAreToldWhenItStarts() {
    try (LambdaRuntime broken =
        deployed.start(WebhookHandler.class, Map.of("GRAPH_WEBHOOK_SECRET", "short"))) {
      assertTrue(broken.invoke("{}").failed());
      assertTrue(
          broken.log().contains("set GRAPH_WEBHOOK_SECRET to at least 32 random characters"),
          broken.log());
    }
  }

  @Test
  void withSnapStartItIsPrimedBeforeTheSnapshotAndAnswersAfterwards() throws IOException {
    Map<String, String> snapStart = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (LambdaRuntime restored = deployed.start(WebhookHandler.class, snapStart)) {
      String event = Events.read("function-url-handshake").toString();
      assertEquals(200, JSON.readTree(restored.invoke(event).get()).path("statusCode").asInt());
    }
  }

  private static int status(ObjectNode event) throws IOException {
    return invoke(event).path("statusCode").asInt();
  }

  private static JsonNode invoke(ObjectNode event) throws IOException {
    return JSON.readTree(lambda.invoke(event.toString()).get());
  }
}
