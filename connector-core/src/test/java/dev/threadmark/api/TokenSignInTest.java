package dev.threadmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSignInTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final String ISSUER = "https://login.example/tenant-1/v2.0";
  private static final String AUDIENCE = "api://threadmark";
  private static final MailboxId SUPPORT =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Grants GRANTS =
      new Grants(
          Map.of(
              SUPPORT,
              Map.of(
                  Access.VIEWER, Set.of("ana@lumen.example"),
                  Access.AGENT, Set.of("group:0aa1"))));
  private static RSAKey key;
  private static RSAKey foreign;

  @BeforeAll
  static void keys() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("k").generate();
    foreign = new RSAKeyGenerator(2048).keyID("k").generate();
  }

  @ParameterizedTest
  @CsvSource({
    "Threadmark.Viewer,VIEWER",
    "Threadmark.Agent,AGENT",
    "Threadmark.Admin,ADMIN",
    "Threadmark.Member,NONE"
  })
  void anAppRoleCountsInAllMailboxes(String role, Access access) throws JOSEException {
    assertEquals(
        Optional.of(access), access(token(claims -> claims.claim("roles", List.of(role)))));
  }

  @Test
  void aListedAddressCountsOnlyIfTheIssuerHasVerifiedIt() throws JOSEException {
    assertEquals(Optional.of(Access.VIEWER), access(token(email("Ana@Lumen.example", true))));
    assertEquals(Optional.of(Access.NONE), access(token(email("ana@lumen.example", false))));
    assertEquals(Optional.of(Access.NONE), access(token(email("eve@lumen.example", true))));
    assertEquals(
        Optional.of(Access.NONE),
        access(token(claims -> claims.claim("preferred_username", "ana@lumen.example"))));
  }

  @Test
  void aGroupCountsInTheMailboxThatNamesIt() throws JOSEException {
    assertEquals(Optional.of(Access.AGENT), access(token(c -> c.claim("groups", List.of("0aa1")))));
    assertEquals(Optional.of(Access.NONE), access(token(c -> c.claim("groups", List.of("0bb2")))));
    assertEquals(Optional.of(Access.NONE), access(token(email("group:0aa1@lumen.example", true))));
  }

  @Test
  void aTokenOfSomebodyElseIsNotBelieved() throws JOSEException {
    UnaryOperator<JWTClaimsSet.Builder> admin =
        claims -> claims.claim("roles", List.of("Threadmark.Admin"));
    assertEquals(Optional.empty(), access(signed(admin, foreign)));
    String otherTenant = ISSUER.replace("tenant-1", "tenant-2");
    assertEquals(Optional.empty(), access(token(c -> admin.apply(c).issuer(otherTenant))));
    assertEquals(Optional.empty(), access(token(c -> admin.apply(c).audience("api://other"))));
    assertEquals(Optional.empty(), access(token(c -> admin.apply(c).expirationTime(at(-2)))));
    assertEquals(Optional.empty(), access(token(c -> admin.apply(c).expirationTime(null))));
    assertEquals(Optional.empty(), access(token(c -> admin.apply(c).subject(null))));
    assertEquals(Optional.empty(), access(token(c -> c.claim("roles", 7))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "bnVsbA.bnVsbA.bnVsbA"})
  void whatIsNoTokenIsNotBelieved(String token) {
    assertEquals(Optional.empty(), access(token));
  }

  private static Optional<Access> access(String token) {
    SignIn signIn =
        new TokenSignIn(
            new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), ISSUER, AUDIENCE, GRANTS);
    Map<String, String> headers = Map.of("authorization", "Bearer " + token);
    return signIn
        .who(new Request("GET", "/api/v1/me", Map.of(), headers, null), NOW)
        .map(person -> person.in(SUPPORT));
  }

  private static UnaryOperator<JWTClaimsSet.Builder> email(String address, boolean verified) {
    return claims -> claims.claim("email", address).claim("email_verified", verified);
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> more) throws JOSEException {
    return signed(more, key);
  }

  private static String signed(UnaryOperator<JWTClaimsSet.Builder> more, RSAKey by)
      throws JOSEException {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject("somebody")
            .expirationTime(at(1));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
            more.apply(claims).build());
    jwt.sign(new RSASSASigner(by));
    return jwt.serialize();
  }

  private static Date at(int hours) {
    return Date.from(NOW.plus(Duration.ofHours(hours)));
  }
}
