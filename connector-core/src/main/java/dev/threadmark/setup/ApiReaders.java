package dev.threadmark.setup;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import dev.threadmark.api.Reader;
import dev.threadmark.api.TokenReader;
import dev.threadmark.settings.Settings;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may read the API: {@code API_ISSUER}, {@code API_AUDIENCE}, {@code API_KEYS_URL} and, where
 * the issuer gives no roles, {@code API_READERS} (addresses, with commas). Without an issuer nobody
 * may.
 */
final class ApiReaders {
  private ApiReaders() {}

  static Reader of(Settings settings) {
    return settings
        .find("API_ISSUER")
        .map(issuer -> tokens(settings, issuer))
        .orElse(Reader.NOBODY);
  }

  private static Reader tokens(Settings settings, String issuer) {
    URI keys = settings.uri("API_KEYS_URL", "where the issuer publishes its keys (jwks_uri)");
    try {
      return new TokenReader(
          JWKSourceBuilder.create(keys.toURL()).retrying(true).build(),
          issuer,
          settings.get("API_AUDIENCE", "the audience of the tokens: the app's id"),
          listed(settings.find("API_READERS").orElse("")));
    } catch (MalformedURLException e) {
      throw Settings.bad("API_KEYS_URL", "an address such as https://host/path");
    }
  }

  private static Set<String> listed(String addresses) {
    return Arrays.stream(addresses.split(","))
        .map(one -> one.strip().toLowerCase(Locale.ROOT))
        .filter(one -> !one.isEmpty())
        .collect(Collectors.toSet());
  }
}
