package dev.threadmark.provider.gmail;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.services.gmail.GmailScopes;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Loopback;
import dev.threadmark.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How to log in at Google for a mailbox, as an admin has set it; {@code docs/settings.md} has the
 * table. In the Workspace's admin console the service account has domain-wide delegation for one
 * scope, {@link #SCOPE}.
 *
 * @see <a
 *     href="https://knowledge.workspace.google.com/admin/apps/control-api-access-with-domain-wide-delegation">Workspace:
 *     domain-wide delegation</a>
 */
public final class GmailCredentials {
  /** Reads, labels, watches and sends; only deleting for good needs more. */
  public static final String SCOPE = GmailScopes.GMAIL_MODIFY;

  private static final String SETTING = "GMAIL_CREDENTIAL";

  private GmailCredentials() {}

  /**
   * What puts the token of a mailbox on a request; asks nobody yet. A mailbox has one credential,
   * which keeps its token until shortly before it expires and renews it once after a 401.
   *
   * @throws BadSettings if something is missing or makes no sense
   */
  public static Function<MailboxId, HttpRequestInitializer> of(
      Settings settings, WorkloadIdentity identity) {
    return of(settings, identity, new NetHttpTransport());
  }

  static Function<MailboxId, HttpRequestInitializer> of(
      Settings settings, WorkloadIdentity identity, HttpTransport transport) {
    if (!Loopback.orHttps(settings.uri("GMAIL_URL", GmailClients.GOOGLE))) {
      throw Settings.bad("GMAIL_URL", "an https address: tokens are sent there");
    }
    return switch (settings.choice(SETTING, List.of("federated", "key", "static"))) {
      case "federated" -> onceEach(FederatedLogin.of(settings, vouched(identity), transport));
      case "key" -> onceEach(key(settings, transport));
      default -> ofSandbox(settings);
    };
  }

  private static Function<MailboxId, HttpRequestInitializer> onceEach(
      Function<MailboxId, HttpRequestInitializer> making) {
    Map<MailboxId, HttpRequestInitializer> made = new ConcurrentHashMap<>();
    return mailbox -> made.computeIfAbsent(mailbox, making);
  }

  /** Without retries, which sleep in the worker's thread: retrying is the queue's. */
  private static Function<MailboxId, HttpRequestInitializer> key(
      Settings settings, HttpTransport transport) {
    String name = "GMAIL_SERVICE_ACCOUNT_KEY";
    String what = "the JSON text of a service account's key";
    byte[] json = settings.get(name, what).getBytes(StandardCharsets.UTF_8);
    ServiceAccountCredentials account;
    try {
      account =
          ServiceAccountCredentials.fromStream(new ByteArrayInputStream(json), () -> transport)
              .createWithCustomRetryStrategy(false);
    } catch (IOException | RuntimeException e) {
      throw Settings.bad(name, what);
    }
    return mailbox ->
        new RenewingOnce(account.createScoped(SCOPE).createDelegated(mailbox.address().value()));
  }

  private static Function<MailboxId, HttpRequestInitializer> ofSandbox(Settings settings) {
    if (!Loopback.is(settings.uri("GMAIL_URL", GmailClients.GOOGLE))) {
      throw Settings.bad(
          SETTING, "one of federated, key: static is for a sandbox on loopback, at GMAIL_URL");
    }
    String token = settings.get("GMAIL_TOKEN", "a bearer token of the sandbox");
    return any -> request -> request.getHeaders().setAuthorization("Bearer " + token);
  }

  private static WorkloadIdentity vouched(WorkloadIdentity identity) {
    if (identity == WorkloadIdentity.NONE) {
      throw Settings.bad(SETTING, "one of key, static: no cloud vouches for this process");
    }
    return identity;
  }
}
