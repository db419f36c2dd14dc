package dev.threadmark.provider.graph;

import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Loopback;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.List;

/**
 * How to log in at Graph, as an admin has set it; {@code docs/settings.md} has the table. Tokens go
 * to the host of Graph alone, and over plain http to loopback only.
 *
 * <p>{@code workload} and {@code static} load nothing of azure-identity, which takes longer to
 * start than the rest of the process.
 *
 * @see <a href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation">Entra:
 *     workload identity federation</a>
 */
public final class GraphCredentials {
  static final String SETTING = "GRAPH_CREDENTIAL";
  private static final List<String> CHOICES =
      List.of("workload", "federated", "secret", "certificate", "static");

  private GraphCredentials() {}

  /**
   * Asks nobody yet.
   *
   * @param baseUrl as in {@link GraphSettings}
   * @throws BadSettings if something is missing or makes no sense
   */
  public static AuthenticationProvider of(
      Settings settings, WorkloadIdentity identity, URI baseUrl) {
    if (!Loopback.orHttps(baseUrl)) {
      throw Settings.bad("GRAPH_URL", "an https address: tokens are sent there");
    }
    String choice = settings.choice(SETTING, CHOICES);
    return switch (choice) {
      case "workload" -> workload(vouched(identity), baseUrl);
      case "static" -> ofSandbox(settings, baseUrl);
      case "federated" ->
          GraphTokens.of(new EntraCredentials(settings).federated(vouched(identity)), baseUrl);
      default -> GraphTokens.of(new EntraCredentials(settings).of(choice), baseUrl);
    };
  }

  /** The managed identity itself has the app roles of Graph: its token is the bearer. */
  private static AuthenticationProvider workload(WorkloadIdentity identity, URI baseUrl) {
    return HostTokens.of(baseUrl, VouchedTokens.of(identity, "https://" + baseUrl.getHost()));
  }

  private static AuthenticationProvider ofSandbox(Settings settings, URI baseUrl) {
    if (!Loopback.is(baseUrl)) {
      throw Settings.bad(
          SETTING,
          "one of workload, federated, secret, certificate: static is for a sandbox on loopback");
    }
    String token = settings.get("GRAPH_TOKEN", "a bearer token of the sandbox");
    return HostTokens.of(baseUrl, () -> token);
  }

  private static WorkloadIdentity vouched(WorkloadIdentity identity) {
    if (identity == WorkloadIdentity.NONE) {
      throw Settings.bad(
          SETTING, "one of secret, certificate, static: no cloud vouches for this process");
    }
    return identity;
  }
}
