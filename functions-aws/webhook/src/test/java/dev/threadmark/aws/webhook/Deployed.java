package dev.threadmark.aws.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.emulators.Loopback;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.graph.ClientState;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

/** The webhook as an admin has set it up, and what its two providers would send it. */
final class Deployed implements AutoCloseable {
  static final MailboxId MAILBOX = new MailboxId("main", new Address("support@lumen.example"));
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String URL = "https://hooks.lumen.example";

  private final RSAKey key = key();
  private final Loopback google = Loopback.saying(new JWKSet(key.toPublicJWK()).toString());
  private final Map<String, String> environment;
  private final Path folder;

  /**
   * @param folder where the function runs
   * @param queue its address
   */
  Deployed(Path folder, String queue) {
    this.folder = folder;
    environment =
        Map.of(
            "THREADMARK_MAILBOXES",
            """
            [{"provider":"graph","address":"support@lumen.example"},
             {"provider":"gmail","tenant":"other","address":"help@lumen.example"}]""",
            "THREADMARK_URL",
            URL,
            "THREADMARK_QUEUE_URL",
            queue,
            "GRAPH_WEBHOOK_SECRET",
            SECRET,
            "GMAIL_PUSH_ACCOUNT",
            "push@lumen.example",
            "GMAIL_PUSH_KEYS_URL",
            google.uri("/certs").toString(),
            "AWS_ACCESS_KEY_ID",
            "AKID",
            "AWS_SECRET_ACCESS_KEY",
            "secret",
            "AWS_SESSION_TOKEN",
            "token");
  }

  LambdaRuntime start(String... flags) {
    return start(WebhookHandler.class, Map.of(), flags);
  }

  LambdaRuntime start(Class<?> handler, Map<String, String> more, String... flags) {
    return LambdaRuntime.start(
        LambdaFunction.of(folder, classPath(), handler.getName() + "::handleRequest")
            .with(environment)
            .with(more)
            .flags(flags));
  }

  static String notification() {
    String state = new ClientState(SECRET.getBytes(StandardCharsets.UTF_8)).of(MAILBOX);
    return """
        {"value":[{"subscriptionId":"s","changeType":"created","clientState":"%s",
        "resource":"users/u/messages/m"}]}"""
        .formatted(state);
  }

  static String push() {
    String data = "{\"emailAddress\":\"help@lumen.example\",\"historyId\":1}";
    String encoded = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    return new ObjectMapper()
        .createObjectNode()
        .set("message", new ObjectMapper().createObjectNode().put("data", encoded))
        .toString();
  }

  /** As Pub/Sub signs a push. */
  String token() {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              new JWTClaimsSet.Builder()
                  .issuer("https://accounts.google.com")
                  .audience(URL + "/hooks/gmail")
                  .claim("email", "push@lumen.example")
                  .claim("email_verified", true)
                  .issueTime(Date.from(Instant.now()))
                  .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                  .build());
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    google.close();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("k1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String classPath() {
    try {
      String libraries = Files.readString(Path.of("target/function-class-path")).strip();
      return String.join(
          File.pathSeparator,
          Path.of("target/classes").toAbsolutePath().toString(),
          Path.of("target/test-classes").toAbsolutePath().toString(),
          libraries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
