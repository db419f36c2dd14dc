package dev.threadmark.aws.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretSourceTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:threadmark/token-keys-AbCdEf";

  private final AwsStub stub = new AwsStub();
  private final SecretSource secrets = stub.store().secrets();

  SecretSourceTest() throws IOException {}

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void anArnIsLookedUp() {
    stub.answer(200, "{\"SecretString\":\"open sesame\"}");
    assertEquals("open sesame", secrets.value(ARN));
    assertEquals(List.of("{\"SecretId\":\"" + ARN + "\"}"), stub.asked());
  }

  @Test
  void anythingElseIsTheValueAndNobodyIsAsked() {
    assertEquals("plain", secrets.value("plain"));
    assertEquals("", secrets.value(""));
    assertEquals(List.of(), stub.asked());
  }

  @Test
  void aSecretThatIsNotThereIsNotAValue() {
    stub.answer(400, "{\"__type\":\"ResourceNotFoundException\"}");
    assertThrows(StoreUnavailable.class, () -> secrets.value(ARN));
  }

  @Test
  void aParameterIsNotTakenForItsValue() {
    assertThrows(IllegalArgumentException.class, () -> secrets.value("ssm:/threadmark/key"));
  }
}
