package dev.threadmark.sandbox.gmail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs the tokens of pushes as Google does, and tells the public keys. Made when first needed. */
final class PushKeys {
  private static final String ISSUER = "https://accounts.google.com";
  private static final Duration LIFE = Duration.ofHours(1);

  private final List<RSAKey> keys = new ArrayList<>();

  synchronized String token(String audience, String email, Instant now) {
    RSAKey key = newest();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(audience)
            .subject("113774264463038321964")
            .claim("azp", "113774264463038321964")
            .claim("email", email)
            .claim("email_verified", true)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next tokens are signed by a new key; the one before stays published, older ones go. */
  synchronized void rotate() {
    newest();
    keys.add(generate());
    while (keys.size() > 2) {
      keys.remove(0);
    }
  }

  /** The document at the keys' address (RFC 7517). */
  synchronized byte[] published() {
    newest();
    List<JWK> all = List.copyOf(keys);
    return new JWKSet(all).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
  }

  private RSAKey newest() {
    if (keys.isEmpty()) {
      keys.add(First.KEY);
    }
    return keys.get(keys.size() - 1);
  }

  /** Shared by all sandboxes of a process: a key takes longer to make than a sandbox. */
  private static final class First {
    private static final RSAKey KEY = generate();
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
