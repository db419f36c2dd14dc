package dev.threadmark.aws.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.aws.emulators.Sqs;
import dev.threadmark.aws.emulators.SqsProtocol;
import dev.threadmark.aws.service.AccessKey;
import dev.threadmark.aws.service.AwsApi;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.aws.service.Caller;
import dev.threadmark.aws.service.Tries;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Doorbell;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SqsBellsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BELL =
      Doorbells.write(
          new Doorbell(
              new MailboxId("main", new Address("support@lumen.example")),
              Doorbell.Why.NOTIFICATION));

  private static Sqs sqs;

  @BeforeAll
  static void start() {
    sqs = Sqs.start();
  }

  @AfterAll
  static void stop() {
    sqs.close();
  }

  @Test
  void aBellLiesInTheQueueAsItWasWritten() {
    String queue = SqsProtocol.create(sqs.endpoint(), "bells", JSON.createObjectNode());
    bells(queue).accept(BELL);
    assertEquals(BELL, new SqsProtocol(queue).receive(10).path(0).path("Body").asText());
  }

  @Test
  void inAFifoQueueTheBellsOfAMailboxAreAGroupAndNoneIsADuplicate() {
    JsonNode fifo = JSON.valueToTree(Map.of("FifoQueue", "true"));
    String queue = SqsProtocol.create(sqs.endpoint(), "bells.fifo", fifo);
    SqsBells bells = bells(queue);
    bells.accept(BELL);
    bells.accept(BELL);
    JsonNode messages = new SqsProtocol(queue).receive(10);
    assertEquals(2, messages.size());
    String group = messages.path(0).path("Attributes").path("MessageGroupId").asText();
    assertTrue(group.matches("[0-9a-f]{16}"), group);
    assertEquals(group, messages.path(1).path("Attributes").path("MessageGroupId").asText());
  }

  @Test
  void aQueueThatIsNotThereIsAStoreThatCannotBeReached() {
    StoreUnavailable error =
        assertThrows(
            StoreUnavailable.class, () -> bells(sqs.endpoint() + "/000000000000/no").accept(BELL));
    assertTrue(error.getMessage().contains("400"), error.getMessage());
  }

  @Test
  void anEndpointWhereNobodyListensIsAStoreThatCannotBeReached() {
    assertThrows(StoreUnavailable.class, () -> bells("http://127.0.0.1:1/0/q").accept(BELL));
  }

  private static SqsBells bells(String queue) {
    Caller caller =
        new Caller(
            "us-east-1",
            () -> new AccessKey("AKID", "s", Optional.empty()),
            InstantSource.system());
    Tries tries = new Tries(1, Duration.ofMillis(1), Duration.ofSeconds(10));
    return new SqsBells(new AwsService(AwsApi.SQS, URI.create(queue), caller, tries), queue);
  }
}
