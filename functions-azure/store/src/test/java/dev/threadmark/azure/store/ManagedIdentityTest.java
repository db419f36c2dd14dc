package dev.threadmark.azure.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.threadmark.port.SetClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endpoint is a stub that answers as App Service documents it. */
class ManagedIdentityTest {
  private static final String STORAGE = "https://storage.azure.com";

  private final SetClock clock = new SetClock();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/msi/token", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    asked.add(
        call.getRequestURI().getQuery() + " " + call.getRequestHeaders().get("X-IDENTITY-HEADER"));
    long end = clock.instant().plus(Duration.ofHours(24)).getEpochSecond();
    byte[] body =
        "{\"access_token\":\"token-%d\",\"expires_on\":\"%d\",\"token_type\":\"Bearer\"}"
            .formatted(asked.size(), end)
            .getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private ManagedIdentity identity(Optional<String> clientId) {
    String endpoint = "http://127.0.0.1:%d/msi/token".formatted(server.getAddress().getPort());
    Map<String, String> environment =
        Map.of("IDENTITY_ENDPOINT", endpoint, "IDENTITY_HEADER", "secret");
    return ManagedIdentity.of(environment, clientId, clock).orElseThrow();
  }

  @Test
  void aTokenIsAskedForWithTheSecretAndKeptUntilFiveMinutesBeforeItsEnd() {
    ManagedIdentity identity = identity(Optional.empty());
    assertEquals("token-1", identity.token(STORAGE).value());
    clock.pass(Duration.ofHours(24).minusMinutes(5).minusSeconds(1));
    assertEquals("token-1", identity.token(STORAGE).value());
    clock.pass(Duration.ofSeconds(1));
    assertEquals("token-2", identity.token(STORAGE).value());
    assertEquals(
        "api-version=2019-08-01&resource=https://storage.azure.com [secret]", asked.get(0));
  }

  @Test
  void eachResourceHasATokenOfItsOwn() {
    ManagedIdentity identity = identity(Optional.of("client/7"));
    assertEquals("token-1", identity.token(STORAGE).value());
    assertEquals("token-2", identity.token("https://vault.azure.net").value());
    assertEquals("token-1", identity.token(STORAGE).value());
    assertEquals(
        "api-version=2019-08-01&resource=https://vault.azure.net&client_id=client/7 [secret]",
        asked.get(1));
  }

  @Test
  void whereTheEndpointFailsAnOldTokenDoesUntilItsEnd() {
    ManagedIdentity identity = identity(Optional.empty());
    identity.token(STORAGE);
    status = 500;
    clock.pass(Duration.ofHours(24).minusSeconds(1));
    assertEquals("token-1", identity.token(STORAGE).value());
    clock.pass(Duration.ofSeconds(1));
    assertThrows(TokenUnavailable.class, () -> identity.token(STORAGE));
  }

  @Test
  void anEndpointThatIsNotThereIsNoToken() {
    ManagedIdentity identity =
        new ManagedIdentity(URI.create("http://127.0.0.1:1/"), "secret", Optional.empty(), clock);
    assertThrows(TokenUnavailable.class, () -> identity.token(STORAGE));
  }

  @Test
  void anAppWithoutAnIdentityHasNone() {
    assertEquals(Optional.empty(), ManagedIdentity.of(Map.of(), Optional.empty(), clock));
  }

  @Test
  void theSdkGetsATokenForTheResourceOfItsScope() {
    ManagedIdentityCredential credential =
        new ManagedIdentityCredential(identity(Optional.empty()));
    TokenRequestContext request = new TokenRequestContext().addScopes(STORAGE + "/.default");
    AccessToken token = credential.getToken(request).block();
    assertEquals("token-1", token.getToken());
    assertEquals(clock.instant().plus(Duration.ofHours(24)), Instant.from(token.getExpiresAt()));
    assertEquals("token-1", credential.getTokenSync(request).getToken());
    assertEquals(1, asked.size());
  }

  @Test
  void theTextOfATokenDoesNotShowIt() {
    assertFalse(identity(Optional.empty()).token(STORAGE).toString().contains("token-1"));
  }
}
