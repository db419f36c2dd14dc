package dev.threadmark.aws.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys of this function's role, from where Lambda puts them: {@code AWS_ACCESS_KEY_ID} and its
 * two companions, or with SnapStart, where a key in the environment would be in the snapshot,
 * {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}. Those are kept until five minutes before they expire.
 * Lambda gives them in no other way, so that profiles, single sign-on and instance metadata are not
 * looked at.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">Lambda
 *     SnapStart</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">container
 *     credentials</a>
 */
public final class AccessKeys implements Supplier<AccessKey> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Map<String, String> environment;
  private final InstantSource clock;
  private Held held = new Held(null, Instant.MIN);

  public AccessKeys(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  private record Held(AccessKey key, Instant expires) {}

  /** {@link StoreUnavailable} if there are none. */
  @Override
  public AccessKey get() {
    String id = environment.get("AWS_ACCESS_KEY_ID");
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    return id == null || secret == null
        ? fromContainer()
        : new AccessKey(id, secret, Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")));
  }

  private synchronized AccessKey fromContainer() {
    if (!clock.instant().isBefore(held.expires())) {
      held = fetched();
    }
    return held.key();
  }

  private Held fetched() {
    String uri = environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    if (uri == null) {
      throw new StoreUnavailable("Lambda gave this function no access key", null);
    }
    String token = environment.getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", "");
    try {
      Exchange answer =
          Exchange.send(URI.create(uri), Map.of("authorization", token), null, PATIENCE);
      JsonNode json = JSON.readTree(answer.body());
      if (answer.status() != 200 || !json.hasNonNull("AccessKeyId")) {
        throw new IOException("status " + answer.status());
      }
      return held(json);
    } catch (IOException e) {
      throw new StoreUnavailable("no access key is to be had", e);
    }
  }

  private static Held held(JsonNode json) {
    return new Held(
        new AccessKey(
            json.path("AccessKeyId").asText(),
            json.path("SecretAccessKey").asText(),
            Optional.ofNullable(json.path("Token").textValue())),
        Instant.parse(json.path("Expiration").asText()).minus(MARGIN));
  }
}
