package dev.threadmark.provider.gmail;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.LoginStub;
import dev.threadmark.provider.SelfSigned;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything of Google's that a login meets, and Gmail behind it. */
final class GoogleStub implements AutoCloseable {
  static final MailboxId DESK = new MailboxId("acme", new Address("desk@acme.example"));
  static final String ACCOUNT = "threadmark@acme.iam.gserviceaccount.com";
  static final String PROVIDER =
      "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x";
  static final String EXCHANGE = "/exchange";
  static final String SIGN = ":signJwt";
  static final String GRANT = "/grant";
  static final String PROFILE = "/profile";

  final LoginStub stub = LoginStub.tls();
  private final HttpTransport transport =
      new NetHttpTransport.Builder()
          .setSslSocketFactory(SelfSigned.context().getSocketFactory())
          .build();

  GoogleStub() {
    exchanges("federated-1", 3600);
    stub.answers(SIGN, 200, "{\"keyId\":\"k\",\"signedJwt\":\"head.claims.signature\"}");
    grants("desk-1", 3599);
    stub.answers(PROFILE, 200, "{\"emailAddress\":\"desk@acme.example\"}");
  }

  void exchanges(String token, int seconds) {
    stub.answers(
        EXCHANGE,
        200,
        """
        {"access_token":"%s","expires_in":%d,"token_type":"Bearer",
        "issued_token_type":"urn:ietf:params:oauth:token-type:access_token"}"""
            .formatted(token, seconds));
  }

  void grants(String token, int seconds) {
    stub.answers(
        GRANT,
        200,
        "{\"access_token\":\"%s\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
            .formatted(token, seconds));
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("GMAIL_URL", stub.url("/").toString());
    settings.put("GMAIL_STS_URL", stub.url(EXCHANGE).toString());
    settings.put("GMAIL_IAM_URL", stub.url("/").toString());
    settings.put("GMAIL_TOKEN_URL", stub.url(GRANT).toString());
    settings.put("GMAIL_SERVICE_ACCOUNT", ACCOUNT);
    settings.put("GMAIL_WORKLOAD_PROVIDER", PROVIDER);
    return settings;
  }

  Function<MailboxId, HttpRequestInitializer> login(
      Map<String, String> settings, WorkloadIdentity identity) {
    return GmailCredentials.of(new Settings(settings), identity, transport);
  }

  GmailClients clients(Function<MailboxId, HttpRequestInitializer> login) {
    return new GmailClients(stub.url("/"), transport, login);
  }

  /** A call of Gmail's, and all that has to be asked before. */
  static Answer<String> ask(GmailClients clients, MailboxId mailbox) {
    return GmailAnswers.ask(
        () ->
            clients
                .of(mailbox)
                .users()
                .getProfile(mailbox.address().value())
                .execute()
                .getEmailAddress());
  }

  List<LoginStub.Asked> asked(String end) {
    return stub.asked(end);
  }

  @Override
  public void close() {
    stub.close();
  }
}
