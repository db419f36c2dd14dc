package dev.threadmark.provider.graph;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.LoginStub;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Entra at its real address, played on loopback: azure-identity's own cache finds nothing again for
 * an authority with a port, so it is its HTTP client that is led astray.
 */
final class EntraStub implements AutoCloseable {
  static final URI GRAPH = URI.create("https://graph.microsoft.com/v1.0");
  static final String TENANT = "contoso.onmicrosoft.com";

  /** Another one for each test: MSAL remembers refusals for all the process. */
  final String clientId = UUID.randomUUID().toString();

  private final LoginStub stub = LoginStub.plain();

  EntraStub() {
    stub.answers(
        "/discovery/instance",
        200,
        """
        {"tenant_discovery_endpoint":"https://login.microsoftonline.com/x/openid-configuration",
        "metadata":[{"preferred_network":"login.microsoftonline.com","preferred_cache":\
        "login.windows.net","aliases":["login.microsoftonline.com","login.windows.net"]}]}""");
    gives("entra-1", 3600);
  }

  void gives(String token, int seconds) {
    answers(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\"}"
            .formatted(seconds, token));
  }

  void answers(int status, String body) {
    stub.answers("/token", status, body);
  }

  List<LoginStub.Asked> asked() {
    return stub.asked("/token");
  }

  EntraCredentials credentials(Map<String, String> more) {
    Map<String, String> settings =
        new java.util.HashMap<>(Map.of("GRAPH_TENANT_ID", TENANT, "GRAPH_CLIENT_ID", clientId));
    settings.putAll(more);
    return new EntraCredentials(new Settings(settings), client());
  }

  /** What is put on a request to Graph; empty where nothing is. */
  static String authorization(AuthenticationProvider provider, URI uri) {
    RequestInformation request = new RequestInformation();
    request.httpMethod = HttpMethod.GET;
    request.setUri(uri);
    provider.authenticateRequest(request, Map.of());
    return String.join(" ", request.headers.getOrDefault("Authorization", java.util.Set.of()));
  }

  static Answer<String> asking(AuthenticationProvider provider) {
    return GraphAnswers.ask(() -> authorization(provider, GRAPH));
  }

  @Override
  public void close() {
    stub.close();
  }

  private HttpClient client() {
    HttpClient real = new JdkHttpClientBuilder().build();
    return request -> {
      String url = request.getUrl().toString();
      String here = url.replace("https://login.microsoftonline.com", stub.url("").toString());
      return real.send(request.setUrl(here));
    };
  }
}
