package dev.threadmark.aws.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4, in the {@code Authorization} header, for requests without a query.
 *
 * @param service as in the scope, such as {@code sqs}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">how
 *     to sign</a>
 */
public record Signature(AccessKey key, String region, String service) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /**
   * The headers to send: those given, which are all signed, and those that signing adds.
   *
   * @param host with its port, where it is not the usual one
   * @param headers names in lower case
   */
  public SortedMap<String, String> sign(
      String method,
      String path,
      String host,
      Map<String, String> headers,
      byte[] body,
      Instant now) {
    String time = time(now);
    SortedMap<String, String> signed = new TreeMap<>(headers);
    signed.put("host", host);
    signed.put("x-amz-date", time);
    key.token().ifPresent(token -> signed.put("x-amz-security-token", token));
    String names = String.join(";", signed.keySet());
    String canonical = String.join("\n", method, path, "", lines(signed), names, hex(digest(body)));
    String scope = String.join("/", time.substring(0, 8), region, service, "aws4_request");
    String toSign = String.join("\n", ALGORITHM, time, scope, hex(digest(bytes(canonical))));
    signed.put(
        "authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(ALGORITHM, key.id(), scope, names, hex(mac(signingKey(scope), toSign))));
    return signed;
  }

  private static String lines(SortedMap<String, String> headers) {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      lines.append(header.getKey()).append(':').append(header.getValue().strip()).append('\n');
    }
    return lines.toString();
  }

  private byte[] signingKey(String scope) {
    byte[] derived = bytes("AWS4" + key.secret());
    for (String part : scope.split("/")) {
      derived = mac(derived, part);
    }
    return derived;
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** As 20261123T090000Z. A formatter would load a hundred classes while the provider waits. */
  private static String time(Instant now) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, ZoneOffset.UTC);
    String seconds = time.getSecond() == 0 ? "00" : ""; // which its text leaves out
    return time.toString().replace("-", "").replace(":", "") + seconds + "Z";
  }
}
