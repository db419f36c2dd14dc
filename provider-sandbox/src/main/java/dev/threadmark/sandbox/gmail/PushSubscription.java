package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Where pushes go, and what their tokens say.
 *
 * @param audience the {@code aud}
 * @param email the service account
 */
record PushSubscription(URI uri, String audience, String email) {
  private static final Set<Integer> ACKNOWLEDGED = Set.of(102, 200, 201, 202, 204);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** True if the endpoint acknowledged. */
  boolean deliver(ObjectNode message, PushKeys keys, Instant now) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + keys.token(audience, email, now))
            .POST(HttpRequest.BodyPublishers.ofString(message.toString()))
            .build();
    try {
      return ACKNOWLEDGED.contains(
          HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return false;
    }
  }
}
