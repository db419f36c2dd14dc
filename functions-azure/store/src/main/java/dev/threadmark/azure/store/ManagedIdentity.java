package dev.threadmark.azure.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens of the identity that a function app has, from the endpoint that App Service gives it:
 * {@code GET IDENTITY_ENDPOINT?api-version=2019-08-01&resource=R[&client_id=C]} with the header
 * {@code X-IDENTITY-HEADER} (<a
 * href="https://learn.microsoft.com/azure/app-service/overview-managed-identity">App Service on
 * it</a>). A token is kept until five minutes before its end.
 */
public final class ManagedIdentity {
  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final String secret;
  private final Optional<String> clientId;
  private final InstantSource now;
  private final Map<String, Token> tokens = new HashMap<>();

  /**
   * @param clientId of a user-assigned identity; empty for that of the app itself
   */
  public ManagedIdentity(
      URI endpoint, String secret, Optional<String> clientId, InstantSource now) {
    this.endpoint = endpoint;
    this.secret = secret;
    this.clientId = clientId;
    this.now = now;
  }

  /** Empty where the app has no identity: {@code IDENTITY_ENDPOINT} is not set then. */
  public static Optional<ManagedIdentity> of(
      Map<String, String> environment, Optional<String> clientId, InstantSource now) {
    return Optional.ofNullable(environment.get("IDENTITY_ENDPOINT"))
        .map(URI::create)
        .map(
            endpoint ->
                new ManagedIdentity(
                    endpoint, environment.getOrDefault("IDENTITY_HEADER", ""), clientId, now));
  }

  /** A token and its end. Its text does not show it. */
  public record Token(String value, Instant expires) {
    @Override
    public String toString() {
      return "a token until " + expires;
    }
  }

  /**
   * @param resource such as {@code https://storage.azure.com}
   * @throws TokenUnavailable if the endpoint gives none and none is left that is still good
   */
  public synchronized Token token(String resource) {
    Token known = tokens.get(resource);
    if (known != null && now.instant().isBefore(known.expires().minus(MARGIN))) {
      return known;
    }
    try {
      Token fresh = fetch(resource);
      tokens.put(resource, fresh);
      return fresh;
    } catch (IOException e) {
      if (known != null && now.instant().isBefore(known.expires())) {
        return known;
      }
      throw new TokenUnavailable(resource, e);
    }
  }

  // HttpURLConnection: HttpClient costs a cold start half a second that this one call is not worth.
  private Token fetch(String resource) throws IOException {
    HttpURLConnection call = (HttpURLConnection) address(resource).toURL().openConnection();
    call.setConnectTimeout(TIMEOUT_MILLIS);
    call.setReadTimeout(TIMEOUT_MILLIS);
    call.setRequestProperty("X-IDENTITY-HEADER", secret);
    if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("the identity endpoint answers " + call.getResponseCode());
    }
    try (InputStream body = call.getInputStream()) {
      return token(JSON.readTree(body));
    }
  }

  private static Token token(JsonNode answer) throws IOException {
    String value = answer.path("access_token").asText();
    long expires = answer.path("expires_on").asLong(); // seconds, as a string or a number
    if (value.isEmpty() || expires == 0) {
      throw new IOException("the identity endpoint answers something else than a token");
    }
    return new Token(value, Instant.ofEpochSecond(expires));
  }

  private URI address(String resource) {
    String query = "?api-version=2019-08-01&resource=" + encoded(resource);
    return URI.create(
        endpoint + query + clientId.map(id -> "&client_id=" + encoded(id)).orElse(""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
