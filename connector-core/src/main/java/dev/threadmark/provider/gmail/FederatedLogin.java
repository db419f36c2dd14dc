package dev.threadmark.provider.gmail;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.IdentityPoolCredentials;
import com.google.auth.oauth2.IdentityPoolSubjectTokenSupplier;
import com.google.auth.oauth2.OAuth2Credentials;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import java.time.Clock;
import java.util.function.Function;

/**
 * The word of another cloud gets us a token of Google's, which may have a service account sign that
 * it acts for a mailbox. No secret is stored anywhere.
 *
 * @see <a href="https://docs.cloud.google.com/iam/docs/workload-identity-federation">IAM: workload
 *     identity federation</a>
 */
final class FederatedLogin {
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
  private static final String PROVIDER =
      "//iam\\.googleapis\\.com/projects/\\d+/locations/global"
          + "/workloadIdentityPools/[a-z0-9-]+/providers/[a-z0-9-]+";

  private FederatedLogin() {}

  static Function<MailboxId, HttpRequestInitializer> of(
      Settings settings, WorkloadIdentity identity, HttpTransport transport) {
    GoogleEndpoints endpoints = GoogleEndpoints.of(settings);
    String account =
        matching(
            settings,
            "GMAIL_SERVICE_ACCOUNT",
            "[A-Za-z0-9.-]+@[A-Za-z0-9.-]+",
            "the service account's address, such as threadmark@PROJECT.iam.gserviceaccount.com");
    OAuth2Credentials caller = caller(settings, identity, transport, endpoints);
    return mailbox ->
        new RenewingOnce(
            new DelegatedCredentials(
                caller, transport, endpoints, Clock.systemUTC(), account, mailbox.address()));
  }

  private static OAuth2Credentials caller(
      Settings settings,
      WorkloadIdentity identity,
      HttpTransport transport,
      GoogleEndpoints endpoints) {
    String provider =
        matching(
            settings,
            "GMAIL_WORKLOAD_PROVIDER",
            PROVIDER,
            "//iam.googleapis.com/projects/NUMBER/locations/global"
                + "/workloadIdentityPools/POOL/providers/PROVIDER");
    // Google's own default for whom a token must be meant.
    String audience = settings.find("GMAIL_WORKLOAD_AUDIENCE").orElse("https:" + provider);
    return IdentityPoolCredentials.newBuilder()
        .setSubjectTokenSupplier(word(identity, audience))
        .setSubjectTokenType(JWT)
        .setAudience(provider)
        .setTokenUrl(endpoints.exchange().toString())
        .setHttpTransportFactory(() -> transport)
        .build();
  }

  private static IdentityPoolSubjectTokenSupplier word(WorkloadIdentity identity, String audience) {
    return context -> {
      try {
        return identity.token(audience);
      } catch (IllegalStateException e) {
        throw new NoToken(e.getMessage(), false);
      }
    };
  }

  private static String matching(Settings settings, String name, String pattern, String what) {
    String value = settings.get(name, what);
    if (!value.matches(pattern)) {
      throw Settings.bad(name, what);
    }
    return value;
  }
}
