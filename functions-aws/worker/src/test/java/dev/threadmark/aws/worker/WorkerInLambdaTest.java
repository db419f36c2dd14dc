package dev.threadmark.aws.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.aws.emulators.LambdaAnswer;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.emulators.SqsPoller;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.store.MailMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under AWS's own runtime client, against Graph's sandbox, DynamoDB Local and an SQS server. */
class WorkerInLambdaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Cloud cloud;
  private static LambdaRuntime worker;

  @BeforeAll
  static void start() {
    cloud = new Cloud(Functions.compiled(), folder);
    worker = cloud.start(WorkerHandler.class);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void aMessageThatIsNoDoorbellFailsAndItsNeighbourDoesNot() throws IOException {
    LambdaAnswer answer = worker.invoke(Events.read("sqs"));
    assertEquals(List.of("2e1424d4-f796-459a-8184-9c92662be6da"), failures(answer));
    assertTrue(worker.log().contains("a message failed and comes again"), worker.log());
    assertFalse(worker.log().contains("no doorbell at all"), "a message in the log");
  }

  @Test
  void inAFifoQueueWhatFollowsAFailureInItsGroupFailsToo() throws IOException {
    assertEquals(
        List.of("11d6ee51-4cc7-4302-9e22-7cd8afdaadf5", "33d6ee51-4cc7-4302-9e22-7cd8afdaadf5"),
        failures(worker.invoke(Events.read("sqs-fifo"))));
  }

  @Test
  void anEventWithoutMessagesIsAnsweredWithNoFailures() throws IOException {
    assertEquals(List.of(), failures(worker.invoke("{}")));
  }

  @Test
  void withSnapStartItIsPrimedAndMadeAnewAfterwards() throws IOException {
    LambdaRuntime restored =
        cloud.start(WorkerHandler.class, Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
    assertEquals(List.of(), failures(restored.invoke("{\"Records\":[]}")));
    assertFalse(restored.log().contains("not primed"), restored.log());
  }

  @Test
  void nobodyMayUseTheApiUntilAnIssuerIsSet() throws IOException {
    LambdaRuntime api = cloud.start(ApiHandler.class);
    String event = "{\"rawPath\":\"%s\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}";
    assertEquals(401, status(api.invoke(event.formatted("/prod/api/v1/me"))));
    assertEquals(200, status(api.invoke(event.formatted("/prod/console/"))));
    assertEquals(404, status(api.invoke(event.formatted("/else"))));
    assertEquals(401, status(api.invoke(event.formatted("/api/v1/mailboxes/t/console/tickets"))));
  }

  @Test
  void aLinkToACustomersPageComesToThePages() throws IOException {
    LambdaRuntime api = cloud.start(ApiHandler.class);
    String event =
        "{\"rawPath\":\"/prod/t/tp-none\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}";
    LambdaAnswer answer = api.invoke(event);
    assertEquals(404, status(answer));
    assertTrue(answer.get().contains("This link opens nothing"), answer.get());
  }

  @Test
  void aMailInTheHandsOfAProcessThatIsKilledIsHandledOnceByTheNext() throws Exception {
    try (Cloud own = new Cloud(Functions.compiled(), folder)) {
      LambdaRuntime mortal = own.start(WorkerHandler.class);
      SqsPoller poller = own.poller(mortal);
      own.deliver("killed", "");
      own.queue.send(Doorbells.write(new Doorbell(Cloud.MAILBOX, Doorbell.Why.SWEEP)));
      own.gate.holdNext("/$batch");
      CompletableFuture<SqsPoller.Polled> polled = CompletableFuture.supplyAsync(poller::poll);
      assertTrue(own.gate.awaitHeld(), "no stamp was tried");
      List<String> tickets = tickets(own);
      mortal.kill();
      assertEquals(new SqsPoller.Polled(1, 1), polled.join());
      own.sqs.pass(Duration.ofMinutes(16));
      assertEquals(new SqsPoller.Polled(1, 0), poller.poll());
      assertEquals(2, mortal.starts());
      assertEquals(1, tickets(own).size());
      assertTrue(tickets(own).containsAll(tickets));
      assertEquals(
          tickets(own), own.graph.messages(Cloud.MAILBOX.address().value()).get(0).stamps());
      assertEquals(0, own.queue.size());
    }
  }

  private static List<String> tickets(Cloud cloud) {
    return cloud
        .engine()
        .journal()
        .all(Cloud.MAILBOX)
        .map(MailMark::ticket)
        .flatMap(java.util.Optional::stream)
        .distinct()
        .toList();
  }

  private static int status(LambdaAnswer answer) throws IOException {
    return JSON.readTree(answer.get()).path("statusCode").asInt();
  }

  private static List<String> failures(LambdaAnswer answer) throws IOException {
    List<String> failures = new ArrayList<>();
    for (JsonNode one : JSON.readTree(answer.get()).path("batchItemFailures")) {
      failures.add(one.path("itemIdentifier").asText());
    }
    return failures;
  }
}
