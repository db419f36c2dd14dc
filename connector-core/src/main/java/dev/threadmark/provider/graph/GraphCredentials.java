package dev.threadmark.provider.graph;

import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.List;

/** How to log in at Graph, as an admin has set it. */
public final class GraphCredentials {
  private GraphCredentials() {}

  /**
   * {@code GRAPH_CREDENTIAL}: {@code static} (a token of {@code GRAPH_TOKEN}, for a sandbox on
   * loopback).
   */
  public static AuthenticationProvider of(
      Settings settings, WorkloadIdentity identity, URI baseUrl) {
    settings.choice("GRAPH_CREDENTIAL", List.of("static"));
    String token = settings.get("GRAPH_TOKEN", "a bearer token of the sandbox");
    return (request, context) -> request.headers.tryAdd("Authorization", "Bearer " + token);
  }
}
