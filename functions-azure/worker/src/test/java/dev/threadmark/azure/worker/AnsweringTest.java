package dev.threadmark.azure.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Outcome;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Doorbell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsweringTest {
  private static final Doorbell BELL =
      new Doorbell(
          new MailboxId("main", new Address("support@lumen.example")), Doorbell.Why.NOTIFICATION);
  private static final Optional<String> TRACE =
      Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  private static final String MESSAGE = Doorbells.write(new Doorbells.Sent(BELL, 2, TRACE));

  private final Map<String, Duration> put = new LinkedHashMap<>();

  @Test
  void whatMustWaitIsPutOnTheQueueAnewAndKeepsItsCountAndTrace() {
    answering(new Outcome.Retry(Duration.ofSeconds(90), "throttled")).answer(MESSAGE, 1);
    String again = Doorbells.write(new Doorbells.Sent(BELL, 3, TRACE));
    assertEquals(Map.of(again, Duration.ofSeconds(90)), put);
  }

  @Test
  void whatIsDoneOrDeadIsNotPutAgain() {
    answering(new Outcome.Done(1)).answer(MESSAGE, 1);
    answering(new Outcome.Dead("no such mailbox")).answer(MESSAGE, 1);
    assertEquals(Map.of(), put);
  }

  @Test
  void triesOfEarlierMessagesAndOfThisOneAddUp() {
    List<Integer> tries = new ArrayList<>();
    new Answering(
            (sent, deliveries) -> {
              tries.add(sent.tries() + deliveries);
              return new Outcome.Done(0);
            },
            put::put)
        .answer(MESSAGE, 3);
    assertEquals(List.of(5), tries);
  }

  @Test
  void aStoreThatIsDownIsForTheHostToRetry() {
    Answering down =
        new Answering(
            (sent, deliveries) -> {
              throw new StoreUnavailable("down", null);
            },
            put::put);
    assertThrows(StoreUnavailable.class, () -> down.answer(MESSAGE, 1));
    assertEquals(Map.of(), put);
  }

  private Answering answering(Outcome outcome) {
    return new Answering((sent, deliveries) -> outcome, put::put);
  }
}
