package dev.threadmark.aws.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Key, time, requests and signatures are those of AWS's Signature Version 4 test suite. */
class SignatureTest {
  private static final Instant THEN = Instant.parse("2015-08-30T12:36:00Z");
  private static final String TOKEN =
      "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSP"
          + "fIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQ"
          + "DYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz"
          + "+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

  @Test
  void signsAnEmptyPostAsAwsDoes() {
    assertEquals(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
            + " SignedHeaders=host;x-amz-date,"
            + " Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        signed("POST", Optional.empty(), Map.of(), "").get("authorization"));
  }

  @Test
  void signsAGetAsAwsDoes() {
    assertSigned(
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        signed("GET", Optional.empty(), Map.of(), ""));
  }

  @Test
  void signsBodyAndContentTypeAsAwsDoes() {
    assertSigned(
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        signed(
            "POST",
            Optional.empty(),
            Map.of("content-type", "application/x-www-form-urlencoded"),
            "Param1=value1"));
  }

  @Test
  void signsTheTokenOfASessionAsAwsDoes() {
    Map<String, String> headers = signed("POST", Optional.of(TOKEN), Map.of(), "");
    assertEquals(TOKEN, headers.get("x-amz-security-token"));
    assertSigned("85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead", headers);
  }

  @Test
  void itsTimeHasItsSecondsAlsoWhereThereAreNone() {
    assertEquals("20150830T123600Z", at(THEN));
    assertEquals("20150830T123607Z", at(THEN.plusMillis(7_900)));
  }

  private static String at(Instant then) {
    AccessKey key = new AccessKey("AKIDEXAMPLE", "secret", Optional.empty());
    return new Signature(key, "us-east-1", "service")
        .sign("POST", "/", "h.example", Map.of(), new byte[0], then)
        .get("x-amz-date");
  }

  @Test
  void anAccessKeyDoesNotTellItsSecret() {
    assertEquals(
        "access key AKID", new AccessKey("AKID", "hidden", Optional.of("hidden")).toString());
  }

  private static Map<String, String> signed(
      String method, Optional<String> token, Map<String, String> headers, String body) {
    AccessKey key = new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token);
    return new Signature(key, "us-east-1", "service")
        .sign(
            method,
            "/",
            "example.amazonaws.com",
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            THEN);
  }

  private static void assertSigned(String signature, Map<String, String> headers) {
    assertTrue(
        headers.get("authorization").endsWith("Signature=" + signature),
        headers.get("authorization"));
  }
}
