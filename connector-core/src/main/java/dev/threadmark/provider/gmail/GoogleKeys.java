package dev.threadmark.provider.gmail;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The public keys that sign push tokens. */
public interface GoogleKeys {
  /** Where Google publishes them. */
  URI GOOGLE = URI.create("https://www.googleapis.com/oauth2/v3/certs");

  /**
   * The keys that may have signed a token with this header; none where no key is known by its id.
   * Empty where none can be had: then nobody can be believed.
   */
  Optional<List<RSAKey>> candidates(JWSHeader header);

  /**
   * The keys published at an address. Kept for an hour; an unknown key id makes it look again, so a
   * rotation is noticed at once, but at most twice in half a minute, so that forged ids do not
   * become a flood. While the address is down, known keys stay good for four hours.
   */
  static GoogleKeys at(URI published) {
    JWKSource<SecurityContext> source;
    try {
      source =
          JWKSourceBuilder.create(
                  published.toURL(), new DefaultResourceRetriever(2_000, 2_000, 64 * 1024))
              .cache(Duration.ofHours(1).toMillis(), Duration.ofSeconds(5).toMillis())
              .refreshAheadCache(false)
              .rateLimited(Duration.ofSeconds(30).toMillis())
              .outageTolerant(Duration.ofHours(4).toMillis())
              .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not an address for keys: " + published, e);
    }
    return header -> {
      JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
      List<RSAKey> keys = new ArrayList<>();
      try {
        for (JWK key : source.get(new JWKSelector(matcher), null)) {
          if (key instanceof RSAKey rsa) {
            keys.add(rsa);
          }
        }
      } catch (RateLimitReachedException e) {
        return Optional.of(List.of()); // too many unknown ids: forged ones
      } catch (KeySourceException e) {
        return Optional.empty();
      }
      return Optional.of(keys);
    };
  }
}
