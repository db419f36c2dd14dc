package dev.threadmark.setup;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import dev.threadmark.api.Access;
import dev.threadmark.api.ConsolePages;
import dev.threadmark.api.Grants;
import dev.threadmark.api.SignIn;
import dev.threadmark.api.TokenSignIn;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.Settings;
import dev.threadmark.store.Json;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may use the API: {@code API_ISSUER}, {@code API_AUDIENCE} and {@code API_KEYS_URL}; what they
 * may do is by app role or by the lists of each mailbox. Without an issuer nobody may. {@code
 * API_CLIENT_ID}, {@code API_SCOPE} and {@code API_FLOW} are the console's.
 */
final class ApiSignIn {
  private ApiSignIn() {}

  static SignIn of(Settings settings, Map<MailboxId, Map<Access, Set<String>>> listed) {
    return settings
        .find("API_ISSUER")
        .map(issuer -> tokens(settings, issuer, new Grants(listed)))
        .orElse(SignIn.NOBODY);
  }

  /**
   * The console, told how its user signs in at the same issuer: by Authorization Code with PKCE, or
   * by the implicit flow's ID token where a page gets nothing for a code without a secret.
   */
  static ConsolePages console(Settings settings) {
    Optional<String> issuer = settings.find("API_ISSUER");
    Optional<String> client = settings.find("API_CLIENT_ID");
    if (issuer.isEmpty() || client.isEmpty()) {
      return new ConsolePages("{}", Optional.empty());
    }
    Map<String, String> config =
        Map.of(
            "auth", "oidc",
            "authority", issuer.get(),
            "clientId", client.get(),
            "scope", settings.find("API_SCOPE").orElse("openid profile email"),
            "flow", flow(settings));
    URI origin = URI.create(issuer.get());
    return new ConsolePages(
        Json.write(config), Optional.of(origin.getScheme() + "://" + origin.getAuthority()));
  }

  private static String flow(Settings settings) {
    String flow = settings.find("API_FLOW").orElse("code");
    if (!Set.of("code", "id_token").contains(flow)) {
      throw Settings.bad("API_FLOW", "code or id_token");
    }
    return flow;
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
