package dev.threadmark.api;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.threadmark.provider.Request;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Believes OpenID bearer tokens of one issuer for one audience, signed with RS256. May read: who
 * has the app role {@value #ROLE} (Entra ID), or whose verified e-mail address the admin has listed
 * (Google gives no roles).
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">
 *     Entra ID: claims of access tokens</a>
 */
public final class TokenReader implements Reader {
  static final String ROLE = "Threadmark.Reader";
  private static final String BEARER = "bearer ";
  private static final int LONGEST = 16 * 1024;

  private final JWSVerificationKeySelector<SecurityContext> keys;
  private final String issuer;
  private final String audience;
  private final Set<String> listed;

  /**
   * @param listed addresses in lower case
   */
  public TokenReader(
      JWKSource<SecurityContext> keys, String issuer, String audience, Set<String> listed) {
    this.keys = new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys);
    this.issuer = issuer;
    this.audience = audience;
    this.listed = Set.copyOf(listed);
  }

  @Override
  public Verdict judge(Request request, Instant now) {
    return token(request)
        .flatMap(token -> believed(token, now))
        .map(claims -> reads(claims) ? Verdict.MAY_READ : Verdict.FORBIDDEN)
        .orElse(Verdict.UNKNOWN);
  }

  private static Optional<String> token(Request request) {
    return request
        .header("authorization")
        .map(String::strip)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  private Optional<JWTClaimsSet> believed(String token, Instant now) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(keys);
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(now);
          }
        });
    try {
      return Optional.of(processor.process(token, null));
    } catch (ParseException | BadJOSEException | com.nimbusds.jose.JOSEException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      // Nimbus fails so where it was not made for what a stranger wrote.
      return Optional.empty();
    }
  }

  private boolean reads(JWTClaimsSet claims) {
    try {
      List<String> roles = claims.getStringListClaim("roles");
      String email = claims.getStringClaim("email");
      boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
      return roles != null && roles.contains(ROLE)
          || verified && email != null && listed.contains(email.toLowerCase(Locale.ROOT));
    } catch (ParseException e) {
      return false;
    }
  }
}
