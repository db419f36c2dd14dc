package dev.threadmark.aws.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaRuntimeTest {
  @TempDir Path folder;

  @Test
  void aHandlerRunsUnderAwssOwnRuntimeClient() {
    try (LambdaRuntime lambda = start()) {
      assertEquals("\"hello\"", lambda.invoke("\"hello\"").get());
      assertEquals("\"again\"", lambda.invoke("\"again\"").get());
      assertEquals(1, lambda.starts());
    }
  }

  @Test
  void whatAHandlerThrowsIsAFailureAndTheProcessLivesOn() {
    try (LambdaRuntime lambda = start()) {
      LambdaAnswer answer = lambda.invoke("\"throw\"");
      assertTrue(answer.failed());
      assertTrue(answer.json().contains("as asked"), answer.json());
      assertFalse(lambda.invoke("\"hello\"").failed());
      assertEquals(1, lambda.starts());
    }
  }

  @Test
  void aProcessThatDiesIsAFailureAndIsFollowedByAnother() {
    try (LambdaRuntime lambda = start()) {
      assertTrue(lambda.invoke("\"die\"").failed());
      assertFalse(lambda.invoke("\"hello\"").failed());
      assertEquals(2, lambda.starts());
    }
  }

  @Test
  void aHandlerThatIsNotThereIsAFailure() {
    LambdaFunction none = LambdaFunction.of(folder, "", "no.such.Handler::handleRequest");
    try (LambdaRuntime lambda = LambdaRuntime.start(none)) {
      assertTrue(lambda.invoke("{}").failed());
    }
  }

  private LambdaRuntime start() {
    return LambdaRuntime.start(
        LambdaFunction.of(
            folder,
            Path.of("target/test-classes").toAbsolutePath().toString(),
            Moody.class.getName() + "::handle"));
  }

  /** Does what the event says. */
  public static final class Moody {
    public String handle(String event) {
      if (event.equals("throw")) {
        throw new IllegalStateException("as asked");
      }
      if (event.equals("die")) {
        Runtime.getRuntime().halt(3);
      }
      return event;
    }
  }
}
