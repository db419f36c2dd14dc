package dev.threadmark.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.engine.Webhook;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.provider.Refusal;
import dev.threadmark.provider.gmail.GmailBell;
import dev.threadmark.provider.gmail.PushToken;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphBell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What strangers may send to the webhooks: each gets the status of the one table, is counted, and
 * changes nothing; the log says why and holds nothing of what was sent.
 */
class BadWebhookRequestTest {
  private static final String WORDS = "words-that-must-not-be-logged";
  private static final String AUDIENCE = "https://threadmark.example/hooks/gmail";
  private static final String PUSHER = "push@lumen.iam.gserviceaccount.example";
  private static final MailboxId MAILBOX =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final ClientState STATE =
      new ClientState("a secret of the deployment, 32 by".getBytes(StandardCharsets.US_ASCII));
  private static final Queue<String> LOGGED = new ConcurrentLinkedQueue<>();
  private static final Logger LOGGER = Logger.getLogger(Webhook.class.getName());
  private static final Handler KEPT =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          LOGGED.add(
              line.getMessage() + java.util.Arrays.toString(line.getParameters()) + thrown(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static RSAKey googles;
  private static RSAKey foreign;

  @BeforeAll
  static void makeKeysAndListenToTheLog() throws JOSEException {
    googles = new RSAKeyGenerator(2048).keyID("google").generate();
    foreign = new RSAKeyGenerator(2048).keyID("google").generate();
    LOGGER.addHandler(KEPT);
  }

  @AfterAll
  static void leaveTheLog() {
    LOGGER.removeHandler(KEPT);
  }

  private static String thrown(LogRecord line) {
    return String.valueOf(line.getThrown());
  }

  @Test
  void garbageIsRefused() throws Exception {
    refused(Refusal.GARBAGE, post("graph", WORDS));
    refused(Refusal.GARBAGE, post("graph", "{\"value\":[]}"));
    refused(Refusal.GARBAGE, post("graph", ""));
    refused(Refusal.GARBAGE, bearer(token(googles, PUSHER, inAnHour()), WORDS));
  }

  @Test
  void aWrongClientStateIsDropped() throws Exception {
    String forged = STATE.of(MAILBOX).replaceFirst("\\..*", ".forged");
    refused(Refusal.CLIENT_STATE, post("graph", notification(forged)));
    refused(Refusal.CLIENT_STATE, post("graph", notification(WORDS)));
  }

  @Test
  void aMailboxThatIsNotWatchedIsDropped() throws Exception {
    MailboxId other = new MailboxId("lumen", new Address("other@lumen.example"));
    refused(Refusal.UNKNOWN_MAILBOX, post("graph", notification(STATE.of(other))));
    String token = token(googles, PUSHER, inAnHour());
    refused(Refusal.UNKNOWN_MAILBOX, bearer(token, push("other@lumen.example")));
  }

  @Test
  void aTokenThatIsMissingExpiredOrForeignIsRefused() throws Exception {
    String push = push(MAILBOX.address().value());
    refused(Refusal.NO_TOKEN, post("gmail", push));
    Instant before = Instant.now().minus(Duration.ofHours(1));
    refused(Refusal.EXPIRED_TOKEN, bearer(token(googles, PUSHER, before), push));
    refused(Refusal.FOREIGN_TOKEN, bearer(token(foreign, PUSHER, inAnHour()), push));
    refused(Refusal.FOREIGN_TOKEN, bearer(token(googles, "eve@evil.example", inAnHour()), push));
    refused(Refusal.FOREIGN_TOKEN, bearer(WORDS, push));
  }

  @Test
  void aBodyOfTwoMegabytesIsRefused() throws Exception {
    String large = WORDS.repeat(2 * 1024 * 1024 / WORDS.length());
    refused(Refusal.TOO_LARGE, post("graph", large));
    refused(Refusal.TOO_LARGE, post("gmail", large));
  }

  @Test
  void unknownPathsAndOtherMethodsAreRefused() throws Exception {
    refused(Refusal.NOT_FOUND, post(WORDS, "{}"));
    refused(Refusal.METHOD, request("graph").GET());
    refused(Refusal.METHOD, request("gmail").PUT(BodyPublishers.ofString(WORDS)));
    refused(Refusal.METHOD, request("gmail").DELETE());
  }

  @Test
  void trueNotificationsAreTaken() throws Exception {
    try (Hooks hooks = new Hooks()) {
      assertEquals(202, hooks.send(post("graph", notification(STATE.of(MAILBOX)))));
      String token = token(googles, PUSHER, inAnHour());
      assertEquals(202, hooks.send(bearer(token, push(MAILBOX.address().value()))));
      assertEquals(2, hooks.bells());
      assertEquals(Map.of(), hooks.webhook.refusals());
    }
  }

  private static void refused(Refusal refusal, HttpRequest.Builder request) throws Exception {
    try (Hooks hooks = new Hooks()) {
      assertEquals(refusal.status(), hooks.send(request), refusal.name());
      assertEquals(Map.of(refusal, 1L), hooks.webhook.refusals());
      assertEquals(0, hooks.bells());
    }
    String secret = STATE.of(MAILBOX);
    LOGGED.forEach(
        line -> {
          assertFalse(line.contains(WORDS), line);
          assertFalse(line.contains(secret), line);
          assertFalse(line.contains("eyJ"), line);
        });
    assertFalse(LOGGED.stream().noneMatch(line -> line.contains(refusal.sentence())));
  }

  /** The webhooks of both providers over HTTP, before a queue that nobody empties. */
  private static final class Hooks implements AutoCloseable {
    final MemoryQueue queue = new MemoryQueue(InstantSource.system());
    final Webhook webhook =
        new Webhook(
            Map.of(
                "/hooks/graph",
                new GraphBell(STATE, List.of(MAILBOX), any -> true),
                "/hooks/gmail",
                new GmailBell(
                    new PushToken(
                        header -> Optional.of(List.of(googles.toPublicJWK())), AUDIENCE, PUSHER),
                    address ->
                        address.equals(MAILBOX.address())
                            ? Optional.of(MAILBOX)
                            : Optional.empty())),
            queue::put,
            InstantSource.system());
    final WebServer server = new WebServer(0, webhook::answer, pages -> {});

    int bells() {
      int bells = 0;
      while (queue.take(Duration.ofMinutes(1)).isPresent()) {
        bells++;
      }
      return bells;
    }

    int send(HttpRequest.Builder request) throws IOException, InterruptedException {
      URI path = request.copy().build().uri();
      URI at = URI.create("http://127.0.0.1:" + server.port() + path.getPath());
      return HttpClient.newHttpClient()
          .send(request.copy().uri(at).build(), BodyHandlers.ofString())
          .statusCode();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private static HttpRequest.Builder request(String hook) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1/hooks/" + hook));
  }

  private static HttpRequest.Builder post(String hook, String body) {
    return request(hook).POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder bearer(String token, String body) {
    return post("gmail", body).header("Authorization", "Bearer " + token);
  }

  private static Instant inAnHour() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private static String notification(String state) {
    return "{\"value\":[{\"subscriptionId\":\"s1\",\"changeType\":\"created\",\"clientState\":\""
        + state
        + "\",\"resource\":\"users/u/messages/m\"}]}";
  }

  private static String push(String address) {
    String data = "{\"emailAddress\":\"" + address + "\",\"historyId\":\"9\"}";
    return "{\"message\":{\"data\":\""
        + Base64.getUrlEncoder().encodeToString(data.getBytes(StandardCharsets.US_ASCII))
        + "\",\"messageId\":\"1\"},\"subscription\":\"projects/p/subscriptions/s\"}";
  }

  private static String token(RSAKey key, String email, Instant expires) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("https://accounts.google.com")
            .audience(AUDIENCE)
            .claim("email", email)
            .claim("email_verified", true)
            .issueTime(Date.from(expires.minus(Duration.ofHours(1))))
            .expirationTime(Date.from(expires))
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
