package dev.threadmark.provider.graph;

import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.net.URI;

/** Bearer tokens for Graph from any credential of azure-identity. */
public final class GraphTokens {
  private GraphTokens() {}

  /**
   * Tokens go to the host of {@code baseUrl} alone, and over plain http to loopback only.
   *
   * @param credential such as a managed identity, or a client assertion from another cloud
   * @param baseUrl as in {@link GraphSettings}; national clouds have one of their own
   */
  public static AuthenticationProvider of(TokenCredential credential, URI baseUrl) {
    String scope = "https://" + baseUrl.getHost() + "/.default";
    return new AzureIdentityAuthenticationProvider(
        credential, new String[] {baseUrl.getHost()}, scope);
  }
}
