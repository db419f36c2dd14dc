package dev.threadmark.aws.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.threadmark.aws.emulators.Loopback;
import dev.threadmark.port.StoreUnavailable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AccessKeysTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String GIVEN =
      "{\"AccessKeyId\":\"ASIA1\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2026-11-23T13:00:00Z\"}";

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void areThoseInTheEnvironmentAsItIsNow() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", "ASIA0");
    environment.put("AWS_SECRET_ACCESS_KEY", "s");
    AccessKeys keys = new AccessKeys(environment, now::get);
    assertEquals(new AccessKey("ASIA0", "s", Optional.empty()), keys.get());
    environment.put("AWS_SESSION_TOKEN", "t");
    assertEquals(new AccessKey("ASIA0", "s", Optional.of("t")), keys.get());
  }

  @Test
  void withSnapStartAreAskedForWithTheTokenThatLambdaGave() {
    try (Loopback lambda = Loopback.saying(GIVEN)) {
      assertEquals(new AccessKey("ASIA1", "s", Optional.of("t")), keys(lambda).get());
      assertEquals("secret", lambda.asked().get(0).headers().get("authorization"));
      assertEquals("GET", lambda.asked().get(0).method());
    }
  }

  @Test
  void areKeptUntilFiveMinutesBeforeTheyExpire() {
    try (Loopback lambda = Loopback.saying(GIVEN)) {
      AccessKeys keys = keys(lambda);
      keys.get();
      now.set(NOON.plusSeconds(55 * 60 - 1));
      keys.get();
      assertEquals(1, lambda.asked().size());
      now.set(NOON.plusSeconds(55 * 60));
      keys.get();
      assertEquals(2, lambda.asked().size());
    }
  }

  @Test
  void thatAreNotGivenAreAStoreThatCannotBeReached() {
    assertThrows(StoreUnavailable.class, new AccessKeys(Map.of(), now::get)::get);
    try (Loopback lambda = new Loopback(asked -> new Loopback.Told(500, "{}"))) {
      assertThrows(StoreUnavailable.class, keys(lambda)::get);
    }
    try (Loopback lambda = Loopback.saying("{}")) {
      assertThrows(StoreUnavailable.class, keys(lambda)::get);
    }
  }

  private AccessKeys keys(Loopback lambda) {
    return new AccessKeys(
        Map.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            lambda.uri("/v1/credentials").toString(),
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "secret"),
        now::get);
  }
}
