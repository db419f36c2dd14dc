package dev.threadmark.aws.webhook;

import dev.threadmark.aws.service.AccessKey;
import dev.threadmark.aws.service.Signature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * With SnapStart, what is loaded before the snapshot need not be loaded while a provider waits: the
 * way of a handshake, of a request that is refused, of a signature, and the certificates that TLS
 * trusts. Nothing is sent. Nothing of it has to be undone after a restore: keys are looked up and
 * ids are drawn for each message, and no connection is open.
 */
final class Priming {
  private Priming() {}

  static boolean wanted(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  static void run(WebhookHandler handler) {
    try {
      handler.handleRequest(event("validationToken=awake"), OutputStream.nullOutputStream(), null);
      handler.handleRequest(event(""), OutputStream.nullOutputStream(), null);
      new Signature(new AccessKey("id", "secret", Optional.empty()), "region", "sqs")
          .sign("POST", "/", "localhost", Map.of(), new byte[0], Instant.EPOCH);
      SSLContext.getDefault();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteArrayInputStream event(String query) {
    return new ByteArrayInputStream(
        """
        {"rawPath":"/hooks/graph","rawQueryString":"%s","body":"{}",
        "requestContext":{"http":{"method":"POST"}}}"""
            .formatted(query)
            .getBytes(StandardCharsets.UTF_8));
  }
}
