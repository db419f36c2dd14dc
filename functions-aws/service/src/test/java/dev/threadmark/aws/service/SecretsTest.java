package dev.threadmark.aws.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.aws.emulators.Loopback;
import dev.threadmark.port.StoreUnavailable;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:hook-a1";

  @Test
  void anArnIsExchangedForTheSecretByASignedRequest() {
    try (Loopback manager = Loopback.saying("{\"SecretString\":\"the secret\"}")) {
      assertEquals("the secret", secrets(manager).apply(ARN));
      Loopback.Asked asked = manager.asked().get(0);
      assertEquals("secretsmanager.GetSecretValue", asked.headers().get("x-amz-target"));
      assertEquals("{\"SecretId\":\"" + ARN + "\"}", asked.body());
      assertTrue(asked.headers().get("authorization").contains("/us-east-1/secretsmanager/"));
    }
  }

  @Test
  void anythingElseIsTheValueAndNobodyIsAsked() {
    try (Loopback manager = Loopback.saying("{}")) {
      assertEquals("plain", secrets(manager).apply("plain"));
      assertTrue(manager.asked().isEmpty());
    }
  }

  @Test
  void aParameterIsNotTakenForItsValue() {
    try (Loopback manager = Loopback.saying("{}")) {
      assertThrows(
          IllegalArgumentException.class, () -> secrets(manager).apply("ssm:/threadmark/key"));
      assertTrue(Secrets.isReference("ssm:/threadmark/key") && Secrets.isReference(ARN));
      assertFalse(Secrets.isReference("plain"));
    }
  }

  @Test
  void aRefusalIsToldByItsNameAndNothingElse() {
    String refusal = "{\"__type\":\"x#AccessDeniedException\",\"message\":\"role hush\"}";
    try (Loopback manager = new Loopback(asked -> new Loopback.Told(400, refusal))) {
      StoreUnavailable error =
          assertThrows(StoreUnavailable.class, () -> secrets(manager).apply(ARN));
      assertEquals(
          "secretsmanager.GetSecretValue answered 400 AccessDeniedException", error.getMessage());
      assertFalse(error.getMessage().contains("hush"));
    }
  }

  private static Secrets secrets(Loopback manager) {
    return new Secrets(Asking.of(AwsApi.SECRETS_MANAGER, manager.uri(""), new QuickTries(1)));
  }
}
