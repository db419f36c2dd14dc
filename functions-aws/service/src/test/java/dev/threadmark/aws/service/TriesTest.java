package dev.threadmark.aws.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriesTest {
  private final QuickTries tries = new QuickTries(3);
  private final Deque<Tries.Attempt> attempts = new ArrayDeque<>();

  @Test
  void anAnswerIsTheAnswer() {
    says(200, "");
    assertEquals(1, ask().tries());
    assertEquals(List.of(), tries.pauses);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aStatusThatPassesIsTriedAgainAfterALongerAndLongerWait(int status) {
    says(status, "");
    says(status, "");
    says(200, "");
    Answer answer = ask();
    assertEquals(200, answer.status());
    assertEquals(3, answer.tries());
    assertEquals(List.of(25L, 50L), tries.pauses);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "TransactionInProgressException"
      })
  void whatIsThrottledWaitsLonger(String error) {
    says(400, error);
    says(400, error);
    says(200, "");
    assertEquals(3, ask().tries());
    assertEquals(List.of(1_000L, 2_000L), tries.pauses);
  }

  @Test
  void tooManyRequestsAreThrottledWhateverTheyAreCalled() {
    says(429, "");
    says(200, "");
    assertEquals(2, ask().tries());
    assertEquals(List.of(1_000L), tries.pauses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RequestTimeout", "PriorRequestNotComplete", "InternalServerError"})
  void aRefusalThatPassesIsTriedAgain(String error) {
    says(400, error);
    says(200, "");
    assertEquals(2, ask().tries());
    assertEquals(List.of(25L), tries.pauses);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ValidationException",
        "LimitExceededException",
        "ConditionalCheckFailedException",
        "TransactionConflictException",
        "TransactionCanceledException",
        "AccessDeniedException"
      })
  void anyOtherRefusalIsTheAnswer(String error) {
    says(400, error);
    assertEquals(1, ask().tries());
  }

  @Test
  void theThirdAnswerIsTheLastAndIsTold() {
    says(503, "");
    says(400, "ThrottlingException");
    says(500, "InternalServerError");
    Answer answer = ask();
    assertEquals("InternalServerError", answer.error());
    assertEquals(3, answer.tries());
    assertEquals(0, attempts.size());
  }

  @Test
  void aLostAnswerIsATryThatCounts() {
    fails(new SocketTimeoutException("Read timed out"));
    says(400, "ConditionalCheckFailedException");
    assertEquals(2, ask().tries());
    assertEquals(List.of(25L), tries.pauses);
  }

  @Test
  void threeLostAnswersAreAStoreThatCannotBeReached() {
    IOException last = new IOException("the last");
    fails(new IOException());
    fails(new IOException());
    fails(last);
    StoreUnavailable error = assertThrows(StoreUnavailable.class, this::ask);
    assertSame(last, error.getCause());
    assertEquals("op cannot be asked", error.getMessage());
    assertEquals(2, tries.pauses.size());
  }

  @Test
  void whoIsInterruptedStaysSo() {
    Tries slow = new Tries(2, Duration.ofDays(1), Duration.ofSeconds(1));
    says(500, "");
    Thread.currentThread().interrupt();
    assertThrows(StoreUnavailable.class, () -> slow.ask("op", () -> attempts.remove().once()));
    assertTrue(Thread.interrupted());
  }

  private Answer ask() {
    return tries.ask("op", () -> attempts.remove().once());
  }

  private void says(int status, String error) {
    attempts.add(() -> new Answer("op", status, error, MissingNode.getInstance(), 1));
  }

  private void fails(IOException loss) {
    attempts.add(
        () -> {
          throw loss;
        });
  }
}
