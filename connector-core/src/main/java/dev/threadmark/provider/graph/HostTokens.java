package dev.threadmark.provider.graph;

import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import dev.threadmark.settings.Loopback;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A token that somebody else keeps, put on the requests to one host. Everything else goes without
 * one: links come out of answers, and an upload has an address that needs none.
 */
final class HostTokens implements AccessTokenProvider {
  private final AllowedHostsValidator host;
  private final Supplier<String> token;

  private HostTokens(URI baseUrl, Supplier<String> token) {
    this.host = new AllowedHostsValidator(baseUrl.getHost());
    this.token = token;
  }

  static AuthenticationProvider of(URI baseUrl, Supplier<String> token) {
    return new BaseBearerTokenAuthenticationProvider(new HostTokens(baseUrl, token));
  }

  @Override
  public String getAuthorizationToken(URI uri, Map<String, Object> context) {
    return host.isUrlHostValid(uri) && Loopback.orHttps(uri) ? token.get() : "";
  }

  @Override
  public AllowedHostsValidator getAllowedHostsValidator() {
    return host;
  }
}
