package dev.threadmark.provider.graph;

import com.azure.core.credential.TokenCredential;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.graph.core.authentication.AzureIdentityAccessTokenProvider;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.authentication.ObservabilityOptions;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bearer tokens for Graph from any credential of azure-identity, which keeps them until five
 * minutes before they expire.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Entra:
 *     error codes</a>
 */
public final class GraphTokens implements AccessTokenProvider {
  /** What Entra says of a login that somebody has to mend. */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "invalid_client",
          "unauthorized_client",
          "invalid_request",
          "invalid_scope",
          "invalid_resource",
          "access_denied");

  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d{1,9}");
  private final AccessTokenProvider tokens;

  private GraphTokens(AccessTokenProvider tokens) {
    this.tokens = tokens;
  }

  /**
   * Tokens go to the host of {@code baseUrl} alone, and over plain http to loopback only.
   *
   * @param credential such as a client assertion from another cloud
   * @param baseUrl as in {@link GraphSettings}; national clouds have one of their own
   */
  public static AuthenticationProvider of(TokenCredential credential, URI baseUrl) {
    String scope = "https://" + baseUrl.getHost() + "/.default";
    String[] hosts = {baseUrl.getHost()};
    return new BaseBearerTokenAuthenticationProvider(
        new GraphTokens(
            new AzureIdentityAccessTokenProvider(
                credential, hosts, new ObservabilityOptions(), scope)));
  }

  /** The library throws whatever it meets, bare or wrapped several times. */
  @Override
  public String getAuthorizationToken(URI uri, Map<String, Object> context) {
    try {
      return tokens.getAuthorizationToken(uri, context);
    } catch (RuntimeException e) {
      throw noToken(e);
    }
  }

  @Override
  public AllowedHostsValidator getAllowedHostsValidator() {
    return tokens.getAllowedHostsValidator();
  }

  private static NoToken noToken(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoToken known) {
        return known;
      }
      if (cause instanceof MsalServiceException answered) {
        return answered(answered);
      }
      innermost = cause;
    }
    return new NoToken(innermost.getClass().getSimpleName(), false);
  }

  private static NoToken answered(MsalServiceException e) {
    String error = String.valueOf(e.errorCode());
    boolean forGood = FOR_GOOD.contains(error);
    Matcher code = ENTRA_CODE.matcher(String.valueOf(e.getMessage()));
    String what = forGood ? error : "status " + e.statusCode();
    return new NoToken(code.find() ? what + " " + code.group() : what, forGood);
  }
}
