package dev.threadmark.provider.gmail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.provider.Refusal;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the OpenID token that Pub/Sub puts on a push: signed with RS256, and no other algorithm,
 * by a key of Google's; issuer, audience and account exactly as expected; e-mail verified; within
 * its time, give or take a minute of clock difference.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions">Pub/Sub:
 *     authentication for push subscriptions</a>
 */
public final class PushToken {
  private static final Set<String> ISSUERS =
      Set.of("https://accounts.google.com", "accounts.google.com");
  private static final Duration LEEWAY = Duration.ofMinutes(1);
  private static final int LONGEST = 16 * 1024;

  private final GoogleKeys keys;
  private final String audience;
  private final String email;

  /**
   * @param audience as the push subscription is set up with; the webhook's address by default
   * @param email the service account that the push subscription uses
   */
  public PushToken(GoogleKeys keys, String audience, String email) {
    this.keys = keys;
    this.audience = audience;
    this.email = email;
  }

  /** Why a token is not believed; empty where it is. */
  Optional<Refusal> refusal(String token, Instant now) {
    if (token.length() > LONGEST) {
      return Optional.of(Refusal.FOREIGN_TOKEN);
    }
    try {
      SignedJWT jwt = parsed(token);
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
        return Optional.of(Refusal.FOREIGN_TOKEN);
      }
      Optional<List<RSAKey>> candidates = keys.candidates(jwt.getHeader());
      if (candidates.isEmpty()) {
        return Optional.of(Refusal.NO_KEYS); // Pub/Sub delivers again what is not acknowledged
      }
      if (!signedByAny(candidates.get(), jwt)) {
        return Optional.of(Refusal.FOREIGN_TOKEN);
      }
      return refusal(jwt.getJWTClaimsSet(), now);
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.of(Refusal.FOREIGN_TOKEN);
    }
  }

  private static SignedJWT parsed(String token) throws ParseException {
    try {
      return SignedJWT.parse(token);
    } catch (RuntimeException e) {
      // Nimbus fails so where it was not made for what a stranger wrote: a header that is "null".
      throw new ParseException("not a token", 0);
    }
  }

  private static boolean signedByAny(List<RSAKey> candidates, SignedJWT jwt) throws JOSEException {
    for (RSAKey key : candidates) {
      if (jwt.verify(new RSASSAVerifier(key))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Refusal> refusal(JWTClaimsSet claims, Instant now) throws ParseException {
    boolean expected =
        ISSUERS.contains(String.valueOf(claims.getIssuer()))
            && claims.getAudience().equals(List.of(audience))
            && email.equals(claims.getStringClaim("email"))
            && Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    Date expires = claims.getExpirationTime();
    if (!expected
        || expires == null
        || later(claims.getIssueTime(), now)
        || later(claims.getNotBeforeTime(), now)) {
      return Optional.of(Refusal.FOREIGN_TOKEN);
    }
    boolean expired = !now.minus(LEEWAY).isBefore(expires.toInstant());
    return expired ? Optional.of(Refusal.EXPIRED_TOKEN) : Optional.empty();
  }

  private static boolean later(Date date, Instant now) {
    return date != null && date.toInstant().isAfter(now.plus(LEEWAY));
  }
}
