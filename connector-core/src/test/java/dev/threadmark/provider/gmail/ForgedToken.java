package dev.threadmark.provider.gmail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.provider.Refusal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tokens that somebody might send, and what they deserve. */
public enum ForgedToken {
  GENUINE(null, claims -> {}),
  OLD_ISSUER_NAME(null, claims -> claims.issuer("accounts.google.com")),
  SLIGHTLY_EXPIRED(null, claims -> claims.expirationTime(at(-30))),
  SLIGHTLY_EARLY(null, claims -> claims.issueTime(at(30))),
  EXPIRED(Refusal.EXPIRED_TOKEN, claims -> claims.expirationTime(at(-61))),
  WITHOUT_END(Refusal.FOREIGN_TOKEN, claims -> claims.expirationTime(null)),
  NOT_YET_ISSUED(Refusal.FOREIGN_TOKEN, claims -> claims.issueTime(at(120))),
  NOT_YET_VALID(Refusal.FOREIGN_TOKEN, claims -> claims.notBeforeTime(at(120))),
  OTHER_ISSUER(Refusal.FOREIGN_TOKEN, claims -> claims.issuer("https://accounts.google.com.evil")),
  NO_ISSUER(Refusal.FOREIGN_TOKEN, claims -> claims.issuer(null)),
  OTHER_AUDIENCE(Refusal.FOREIGN_TOKEN, claims -> claims.audience("https://other.example/gmail")),
  NO_AUDIENCE(Refusal.FOREIGN_TOKEN, claims -> claims.audience((String) null)),
  TWO_AUDIENCES(
      Refusal.FOREIGN_TOKEN,
      claims -> claims.audience(List.of(ForgedToken.AUDIENCE, "https://other.example"))),
  OTHER_ACCOUNT(
      Refusal.FOREIGN_TOKEN, claims -> claims.claim("email", "push@evil.iam.gserviceaccount.com")),
  ACCOUNT_NO_STRING(Refusal.FOREIGN_TOKEN, claims -> claims.claim("email", 7)),
  UNVERIFIED(Refusal.FOREIGN_TOKEN, claims -> claims.claim("email_verified", false)),
  NOT_SAID_TO_BE_VERIFIED(Refusal.FOREIGN_TOKEN, claims -> claims.claim("email_verified", null)),
  VERIFIED_AS_TEXT(Refusal.FOREIGN_TOKEN, claims -> claims.claim("email_verified", "true")),
  UNSIGNED(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() {
      return new PlainJWT(claims()).serialize();
    }
  },
  SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() throws JOSEException {
      byte[] secret = KEY.toRSAPublicKey().getEncoded();
      return signed(JWSAlgorithm.HS256, KEY.getKeyID(), new MACSigner(secret));
    }
  },
  OTHER_ALGORITHM(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() throws JOSEException {
      return signed(JWSAlgorithm.RS512, KEY.getKeyID(), new RSASSASigner(KEY));
    }
  },
  UNKNOWN_KEY(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() throws JOSEException {
      return signed(JWSAlgorithm.RS256, "another", new RSASSASigner(KEY));
    }
  },
  FOREIGN_KEY_UNDER_A_KNOWN_ID(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() throws JOSEException {
      return signed(JWSAlgorithm.RS256, KEY.getKeyID(), new RSASSASigner(FOREIGN));
    }
  },
  TRUNCATED(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() throws JOSEException {
      String whole = super.jwt();
      return whole.substring(0, whole.length() - 20);
    }
  },
  WITHOUT_SIGNATURE(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() throws JOSEException {
      String whole = super.jwt();
      return whole.substring(0, whole.lastIndexOf('.') + 1);
    }
  },
  HEADER_IS_NULL(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() throws JOSEException {
      return "bnVsbA" + super.jwt().substring(super.jwt().indexOf('.'));
    }
  },
  NO_TOKEN_AT_ALL(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() {
      return "not.a.token";
    }
  },
  ENDLESS(Refusal.FOREIGN_TOKEN, claims -> {}) {
    @Override
    public String jwt() {
      return "e".repeat(100_000);
    }
  };

  public static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  public static final String AUDIENCE = "https://tickets.acme.example/gmail";
  public static final String EMAIL = "push@acme.iam.gserviceaccount.com";
  private static final RSAKey KEY = key("k1");
  private static final RSAKey FOREIGN = key("k1");

  private final Refusal refusal;
  private final Consumer<JWTClaimsSet.Builder> change;

  ForgedToken(Refusal refusal, Consumer<JWTClaimsSet.Builder> change) {
    this.refusal = refusal;
    this.change = change;
  }

  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  public String jwt() throws JOSEException {
    return signed(JWSAlgorithm.RS256, KEY.getKeyID(), new RSASSASigner(KEY));
  }

  /** What Google publishes. */
  public static Optional<List<RSAKey>> published(JWSHeader header) {
    return Optional.of(
        new JWKSelector(JWKMatcher.forJWSHeader(header))
            .select(new JWKSet(KEY.toPublicJWK())).stream().map(JWK::toRSAKey).toList());
  }

  String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws JOSEException {
    SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims());
    jwt.sign(signer);
    return jwt.serialize();
  }

  JWTClaimsSet claims() {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer("https://accounts.google.com")
            .audience(AUDIENCE)
            .subject("1137")
            .claim("email", EMAIL)
            .claim("email_verified", true)
            .issueTime(at(-10))
            .expirationTime(at(3590));
    change.accept(claims);
    return claims.build();
  }

  private static Date at(int seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
