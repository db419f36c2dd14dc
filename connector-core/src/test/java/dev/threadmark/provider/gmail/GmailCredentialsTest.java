package dev.threadmark.provider.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.SelfSigned;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Settings;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GmailCredentialsTest {
  private static final WorkloadIdentity CLOUD = audience -> "word";
  private final GoogleStub google = new GoogleStub();

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void logsInWithAKeyForAMailbox() throws Exception {
    assertEquals(new Answer.Got<>("desk@acme.example"), askWithKey());

    Map<String, String> form = google.asked(GoogleStub.GRANT).get(0).form();
    assertEquals("urn:ietf:params:oauth:grant-type:jwt-bearer", form.get("grant_type"));
    SignedJWT jwt = SignedJWT.parse(form.get("assertion"));
    RSAPublicKey key = (RSAPublicKey) SelfSigned.certificate().getPublicKey();
    assertTrue(jwt.verify(new RSASSAVerifier(key)));
    assertEquals(GoogleStub.ACCOUNT, jwt.getJWTClaimsSet().getIssuer());
    assertEquals("desk@acme.example", jwt.getJWTClaimsSet().getSubject());
    assertEquals(GmailCredentials.SCOPE, jwt.getJWTClaimsSet().getStringClaim("scope"));
    assertEquals(
        "Bearer desk-1", google.asked(GoogleStub.PROFILE).get(0).headers().get("Authorization"));
  }

  @ParameterizedTest
  @CsvSource({"400, invalid_grant", "401, unauthorized_client"})
  void aKeyThatIsRefusedIsForSomebodyToMend(int status, String error) throws Exception {
    google.stub.answers(GoogleStub.GRANT, status, "{\"error\":\"%s\"}".formatted(error));

    String why = assertInstanceOf(Answer.Refused.class, askWithKey()).why();

    assertTrue(why.startsWith("no token: grant: " + status), why);
    assertEquals(1, google.asked(GoogleStub.GRANT).size());
  }

  @Test
  void aTokenServerThatIsDownIsLaterAndAskedOnce() throws Exception {
    google.stub.answers(GoogleStub.GRANT, 503, "<html>");

    assertEquals(new Answer.Later<>(Optional.empty(), "no token: grant: 503"), askWithKey());
    assertEquals(1, google.asked(GoogleStub.GRANT).size());
  }

  @Test
  void aStaticTokenIsForTheSandbox() {
    Map<String, String> settings = google.settings();
    settings.put("GMAIL_CREDENTIAL", "static");
    settings.put("GMAIL_TOKEN", "sandbox-1");

    GoogleStub.ask(google.clients(google.login(settings, WorkloadIdentity.NONE)), GoogleStub.DESK);

    assertEquals(
        "Bearer sandbox-1", google.asked(GoogleStub.PROFILE).get(0).headers().get("Authorization"));
  }

  @Test
  void aStaticTokenIsRefusedForTheRealService() {
    assertEquals(
        "set GMAIL_CREDENTIAL to one of federated, key: static is for a sandbox on loopback, at"
            + " GMAIL_URL",
        refusal(Map.of("GMAIL_CREDENTIAL", "static", "GMAIL_TOKEN", "real"), CLOUD));
  }

  @Test
  void aProcessThatNoCloudVouchesForIsToldSo() {
    assertEquals(
        "set GMAIL_CREDENTIAL to one of key, static: no cloud vouches for this process",
        refusal(Map.of(), WorkloadIdentity.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GMAIL_CREDENTIAL | password | one of federated, key, static",
        "GMAIL_URL | http://gmail.googleapis.com/ | an https address: tokens are sent there",
        "GMAIL_SERVICE_ACCOUNT | | the service account's address, such as"
            + " threadmark@PROJECT.iam.gserviceaccount.com",
        "GMAIL_SERVICE_ACCOUNT | a/b@c:d | the service account's address, such as"
            + " threadmark@PROJECT.iam.gserviceaccount.com",
        "GMAIL_WORKLOAD_PROVIDER | | //iam.googleapis.com/projects/NUMBER/locations/global"
            + "/workloadIdentityPools/POOL/providers/PROVIDER",
        "GMAIL_WORKLOAD_PROVIDER | pool | //iam.googleapis.com/projects/NUMBER/locations/global"
            + "/workloadIdentityPools/POOL/providers/PROVIDER",
        "GMAIL_STS_URL | https://sts.evil.example/ | nothing: only tests do, to an address on"
            + " loopback",
        "GMAIL_STS_URL | http://localhost:1/ | nothing: only tests do, to an https address",
        "GMAIL_IAM_URL | https://iam.evil.example/ | nothing: only tests do, to an address on"
            + " loopback",
        "GMAIL_TOKEN_URL | https://oauth2.evil.example/ | nothing: only tests do, to an address on"
            + " loopback"
      })
  void whatIsMissingOrMakesNoSenseIsSaidInASentence(String name, String value, String what) {
    Map<String, String> settings = google.settings();
    settings.put(name, value == null ? "" : value);

    assertEquals("set %s to %s".formatted(name, what), refusal(settings, CLOUD));
  }

  @ParameterizedTest
  @CsvSource({"''", "secret", "{}", "'{\"type\":\"service_account\",\"private_key\":\"x\"}'"})
  void aKeyThatIsNoneIsSaidWithoutShowingIt(String key) {
    assertEquals(
        "set GMAIL_SERVICE_ACCOUNT_KEY to the JSON text of a service account's key",
        refusal(Map.of("GMAIL_CREDENTIAL", "key", "GMAIL_SERVICE_ACCOUNT_KEY", key), CLOUD));
  }

  @Test
  void theSandboxsTokenMustBeSet() {
    Map<String, String> settings = google.settings();
    settings.put("GMAIL_CREDENTIAL", "static");

    assertEquals("set GMAIL_TOKEN to a bearer token of the sandbox", refusal(settings, CLOUD));
  }

  private Answer<String> askWithKey() throws Exception {
    Map<String, String> settings = google.settings();
    settings.put("GMAIL_CREDENTIAL", "key");
    settings.put("GMAIL_SERVICE_ACCOUNT_KEY", key());
    return GoogleStub.ask(
        google.clients(google.login(settings, WorkloadIdentity.NONE)), GoogleStub.DESK);
  }

  private String key() throws Exception {
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "type", "service_account",
                "project_id", "acme",
                "client_id", "1137",
                "client_email", GoogleStub.ACCOUNT,
                "private_key_id", "k1",
                "private_key", SelfSigned.pemKey(),
                "token_uri", google.stub.url(GoogleStub.GRANT).toString()));
  }

  private static String refusal(Map<String, String> settings, WorkloadIdentity identity) {
    Settings some = new Settings(new HashMap<>(settings));
    return assertThrows(BadSettings.class, () -> GmailCredentials.of(some, identity)).getMessage();
  }
}
