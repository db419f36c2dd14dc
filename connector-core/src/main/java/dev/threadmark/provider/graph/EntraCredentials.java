package dev.threadmark.provider.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Loopback;
import dev.threadmark.settings.Settings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Logs in at Entra as an app: by the word of another cloud, with a secret, with a certificate. The
 * first needs a federated credential of the app that names the other cloud's issuer and subject.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Entra:
 *     client credentials</a>
 */
final class EntraCredentials {
  /** Whom a foreign cloud's token must be for, so that Entra takes it. */
  static final String AUDIENCE = "api://AzureADTokenExchange";

  private final Settings settings;
  private final HttpClient client;

  EntraCredentials(Settings settings) {
    this(settings, null);
  }

  /**
   * @param client null for the usual one
   */
  EntraCredentials(Settings settings, HttpClient client) {
    this.settings = settings;
    this.client = client;
  }

  TokenCredential federated(WorkloadIdentity identity) {
    return as(new ClientAssertionCredentialBuilder())
        .clientAssertion(VouchedTokens.of(identity, AUDIENCE))
        .build();
  }

  /**
   * @param choice {@code secret} or {@code certificate}
   */
  TokenCredential of(String choice) {
    return choice.equals("secret") ? secret() : certificate();
  }

  private TokenCredential secret() {
    return as(new ClientSecretCredentialBuilder())
        .clientSecret(settings.get("GRAPH_CLIENT_SECRET", "the app's client secret"))
        .build();
  }

  private TokenCredential certificate() {
    String pem = PemCertificate.checked(settings, "GRAPH_CLIENT_CERTIFICATE");
    return as(new ClientCertificateCredentialBuilder())
        .pemCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private <T extends AadCredentialBuilderBase<T>> T as(T builder) {
    builder
        .tenantId(matching("GRAPH_TENANT_ID", "[A-Za-z0-9.-]{1,255}", "the tenant's id or domain"))
        .clientId(matching("GRAPH_CLIENT_ID", "[0-9A-Fa-f-]{36}", "the app's client id, a UUID"))
        .retryOptions(never());
    if (client != null) {
      builder.httpClient(client);
    }
    return settings.find("GRAPH_AUTHORITY").isPresent() ? elsewhere(builder) : builder;
  }

  /** Whether a host is an authority is asked of Microsoft's public cloud, save for tests. */
  private <T extends AadCredentialBuilderBase<T>> T elsewhere(T builder) {
    URI authority = settings.uri("GRAPH_AUTHORITY", (URI) null);
    if (!"https".equalsIgnoreCase(authority.getScheme())) {
      throw Settings.bad("GRAPH_AUTHORITY", "an https address of Entra's");
    }
    builder.authorityHost(authority.toString());
    return Loopback.is(authority) ? builder.disableInstanceDiscovery() : builder;
  }

  private String matching(String name, String pattern, String what) {
    String value = settings.get(name, what);
    if (!value.matches(pattern)) {
      throw Settings.bad(name, what);
    }
    return value;
  }

  /** Retrying is the queue's: here it would sleep in the worker's thread. */
  private static RetryOptions never() {
    return new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)));
  }
}
