package dev.threadmark.setup;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import dev.threadmark.api.Access;
import dev.threadmark.api.Grants;
import dev.threadmark.api.SignIn;
import dev.threadmark.api.TokenSignIn;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.Settings;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Who may use the API: {@code API_ISSUER}, {@code API_AUDIENCE} and {@code API_KEYS_URL}; what they
 * may do is by app role or by the lists of each mailbox. Without an issuer nobody may.
 */
final class ApiSignIn {
  private ApiSignIn() {}

  static SignIn of(Settings settings, Map<MailboxId, Map<Access, Set<Address>>> listed) {
    return settings
        .find("API_ISSUER")
        .map(issuer -> tokens(settings, issuer, new Grants(listed)))
        .orElse(SignIn.NOBODY);
  }

  private static SignIn tokens(Settings settings, String issuer, Grants grants) {
    URI keys = settings.uri("API_KEYS_URL", "where the issuer publishes its keys (jwks_uri)");
    try {
      return new TokenSignIn(
          JWKSourceBuilder.create(keys.toURL()).retrying(true).build(),
          issuer,
          settings.get("API_AUDIENCE", "the audience of the tokens: the app's id"),
          grants);
    } catch (MalformedURLException e) {
      throw Settings.bad("API_KEYS_URL", "an address such as https://host/path");
    }
  }
}
