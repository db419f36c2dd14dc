package dev.threadmark.aws.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Queue.Taken;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that Lambda hands over, and what SQS may say of their receipts. */
class LeaseTest {
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final String URL = "https://sqs/1/bells.fifo";

  private final AwsStub stub = new AwsStub();
  private final SetClock clock = new SetClock();
  private final SqsQueue queue =
      new SqsQueue(stub.store().sqs(URL), URL, message -> "", clock, Duration.ZERO);

  LeaseTest() throws IOException {}

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aMessageThatLambdaHandsOverIsSettledByItsReceipt() {
    stub.answer(200, "{}");
    Taken taken = queue.delivered("receipt", "base64:AA==", 4, LEASE);
    assertEquals("\0", taken.message());
    assertEquals(4, taken.attempt());
    taken.done();
    assertTrue(stub.asked().get(0).contains("\"ReceiptHandle\":\"receipt\""));
  }

  @Test
  void delaysAreWholeSecondsRoundedUpAndEndTwelveHoursAfterTheTaking() {
    stub.answer(200, "{}");
    taken().again(Duration.ofMillis(1));
    Taken late = taken();
    clock.pass(Duration.ofSeconds(100));
    late.again(Duration.ofDays(2));
    assertTrue(stub.asked().get(0).contains("\"VisibilityTimeout\":1}"), stub.asked()::toString);
    assertTrue(stub.asked().get(1).contains("\"VisibilityTimeout\":43100}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReceiptHandleIsInvalid", "MessageNotInflight", "InvalidParameterValue"})
  void aReceiptThatHasRunOutHasNoEffect(String code) {
    stub.answer(400, error(code));
    taken().done();
    taken().again(LEASE);
    assertEquals(2, stub.asked().size());
  }

  @Test
  void afterTheLeaseSqsIsNotEvenAsked() {
    Taken late = taken();
    clock.pass(LEASE);
    late.done();
    late.again(Duration.ZERO);
    assertEquals(List.of(), stub.asked());
  }

  @Test
  void whatCouldNotBeSettledCanBeSettledStill() {
    stub.answer(400, error("AccessDeniedException")).answer(200, "{}");
    Taken taken = taken();
    assertThrows(StoreUnavailable.class, taken::done);
    taken.done();
    assertEquals(2, stub.asked().size());
  }

  private Taken taken() {
    return queue.delivered("receipt", "ring", 1, LEASE);
  }

  private static String error(String code) {
    return "{\"__type\":\"com.amazonaws.sqs#%s\",\"message\":\"no\"}".formatted(code);
  }
}
