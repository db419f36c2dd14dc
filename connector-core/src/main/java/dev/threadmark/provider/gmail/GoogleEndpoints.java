package dev.threadmark.provider.gmail;

import dev.threadmark.settings.Loopback;
import dev.threadmark.settings.Settings;
import java.net.URI;

/**
 * Where Google gives tokens. Elsewhere only for tests, and then on loopback only: what is sent
 * there logs in as us.
 *
 * @param exchange takes the word of another cloud (RFC 8693)
 * @param iam has {@code signJwt}; ends with a slash
 * @param grant takes a signed assertion (RFC 7523)
 */
record GoogleEndpoints(URI exchange, URI iam, URI grant) {
  private static final URI EXCHANGE = URI.create("https://sts.googleapis.com/v1/token");
  private static final URI IAM = URI.create("https://iamcredentials.googleapis.com/");
  static final URI GRANT = URI.create("https://oauth2.googleapis.com/token");

  static GoogleEndpoints of(Settings settings) {
    return new GoogleEndpoints(
        overTls(at(settings, "GMAIL_STS_URL", EXCHANGE)),
        at(settings, "GMAIL_IAM_URL", IAM),
        at(settings, "GMAIL_TOKEN_URL", GRANT));
  }

  /** Google's library insists on it, on loopback too. */
  private static URI overTls(URI uri) {
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      throw Settings.bad("GMAIL_STS_URL", "nothing: only tests do, to an https address");
    }
    return uri;
  }

  private static URI at(Settings settings, String name, URI google) {
    URI uri = settings.uri(name, google);
    if (!uri.equals(google) && !Loopback.is(uri)) {
      throw Settings.bad(name, "nothing: only tests do, to an address on loopback");
    }
    return uri;
  }
}
