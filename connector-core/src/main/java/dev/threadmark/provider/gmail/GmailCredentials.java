package dev.threadmark.provider.gmail;

import com.google.api.client.http.HttpRequestInitializer;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import java.util.List;
import java.util.function.Function;

/** How to log in at Google for a mailbox, as an admin has set it. */
public final class GmailCredentials {
  private GmailCredentials() {}

  /**
   * {@code GMAIL_CREDENTIAL}: {@code static} (a token of {@code GMAIL_TOKEN}, for a sandbox on
   * loopback).
   */
  public static Function<MailboxId, HttpRequestInitializer> of(
      Settings settings, WorkloadIdentity identity) {
    settings.choice("GMAIL_CREDENTIAL", List.of("static"));
    String token = settings.get("GMAIL_TOKEN", "a bearer token of the sandbox");
    return any -> request -> request.getHeaders().setAuthorization("Bearer " + token);
  }
}
