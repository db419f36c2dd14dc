package dev.threadmark.mail.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.author.AuthenticationResults.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {

  @Test
  void aFieldOfGmailIsTakenApart() {
    AuthenticationResults results =
        AuthenticationResults.read(
            "mx.google.com;\r\n       dkim=pass header.i=@example.com header.s=s1 header.b=Q9/x0==;"
                + "\r\n\tspf=pass (google.com: domain of a@example.com designates 192.0.2.1 as"
                + " permitted sender) smtp.mailfrom=a@example.com;"
                + " dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.com");

    assertEquals(Optional.of("mx.google.com"), results.authservId());
    assertEquals(
        List.of(
            new Result(
                "dkim",
                "pass",
                Map.of("header.i", "@example.com", "header.s", "s1", "header.b", "Q9/x0==")),
            new Result("spf", "pass", Map.of("smtp.mailfrom", "a@example.com")),
            new Result("dmarc", "pass", Map.of("header.from", "example.com"))),
        results.results());
  }

  @Test
  void aFieldOfExchangeHasNoAuthservId() {
    AuthenticationResults results =
        AuthenticationResults.read(
            "spf=pass (sender IP is 192.0.2.25) smtp.mailfrom=example.com; lumen.example; dkim=none"
                + " (message not signed) header.d=none;lumen.example; dmarc=pass action=none"
                + " header.from=example.com;compauth=pass reason=100");

    assertEquals(Optional.empty(), results.authservId());
    assertEquals(
        List.of("spf", "dkim", "dmarc", "compauth"),
        results.results().stream().map(Result::method).toList());
    assertEquals(
        Optional.of("example.com"),
        results.of("dmarc").findFirst().flatMap(dmarc -> dmarc.domain("header.from")));
  }

  /** The examples of RFC 8601, appendix B, and what its grammar allows besides. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com 1; dkim/1 = pass (good (nested \\) comment)) header.d\t=\r\n example.net",
        "(a comment) example.com; (another; one) DKIM=Pass reason=\"good; sig\" header.d=example.net",
        "\"example.com\"; dkim=pass header.d=\"example.net\";",
        "example.com; none; dkim=pass header.i=joe@example.net header.d=example.net;;"
      })
  void commentsQuotesVersionsAndFoldsMeanNothing(String field) {
    AuthenticationResults results = AuthenticationResults.read(field);

    assertEquals(Optional.of("example.com"), results.authservId());
    assertEquals(1, results.results().size());
    Result dkim = results.results().get(0);
    assertEquals("dkim=pass", dkim.method() + "=" + dkim.verdict());
    assertEquals(Optional.of("example.net"), dkim.domain("header.d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ";", "=", "a=", "=b", "(", "\"", "\\", "a=b=c", "none", "((((", ";;=;;"})
  void whatMakesNoSenseIsLeftOut(String field) {
    assertTrue(AuthenticationResults.read(field).of("dmarc").findAny().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "\"", "dkim=pass header.d=a.example;", "a=", "\\("})
  void aLongFieldIsReadToItsEnd(String part) {
    AuthenticationResults results =
        AuthenticationResults.read("mx.google.com; " + part.repeat(100_000 / part.length()));

    assertEquals(Optional.of("mx.google.com"), results.authservId());
  }

  @Test
  void theLastResultOfALongFieldCounts() {
    String signatures = "dkim=fail header.d=a.example; ".repeat(4_000);
    AuthenticationResults results =
        AuthenticationResults.read(
            "mx.google.com; " + signatures + "dmarc=fail header.from=b.example");

    assertEquals(1, results.of("dmarc").count());
  }
}
