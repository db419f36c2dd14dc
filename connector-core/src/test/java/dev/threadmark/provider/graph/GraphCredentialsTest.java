package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.SelfSigned;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphCredentialsTest {
  private static final URI HERE = URI.create("http://127.0.0.1:8080/v1.0");
  private static final WorkloadIdentity CLOUD = audience -> "vouched for " + audience;
  private static final String UUID = "11111111-2222-3333-4444-555555555555";

  @Test
  void theWorkloadsOwnTokenForGraphIsTheBearerUnlessSomethingElseIsSet() {
    AuthenticationProvider provider = of(Map.of(), CLOUD, EntraStub.GRAPH);

    assertEquals(
        "Bearer vouched for https://graph.microsoft.com",
        EntraStub.authorization(provider, EntraStub.GRAPH));
  }

  @Test
  void aNationalCloudIsAResourceOfItsOwn() {
    URI china = URI.create("https://microsoftgraph.chinacloudapi.cn/v1.0");

    assertEquals(
        "Bearer vouched for https://microsoftgraph.chinacloudapi.cn",
        EntraStub.authorization(of(Map.of(), CLOUD, china), china));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v1.0",
        "https://graph.microsoft.com.evil.example/",
        "https://graph.microsoft.com@evil.example/",
        "http://graph.microsoft.com/v1.0"
      })
  void theTokenGoesNowhereElse(String link) {
    AuthenticationProvider provider = of(Map.of(), CLOUD, EntraStub.GRAPH);

    assertEquals("", EntraStub.authorization(provider, URI.create(link)));
  }

  @Test
  void aCloudThatGivesNoTokenIsLater() {
    WorkloadIdentity silent =
        audience -> {
          throw new IllegalStateException("no identity is assigned");
        };

    assertEquals(
        new Answer.Later<>(Optional.empty(), "no token: no identity is assigned"),
        EntraStub.asking(of(Map.of(), silent, EntraStub.GRAPH)));
  }

  @Test
  void aStaticTokenIsForTheSandbox() {
    Map<String, String> settings = Map.of("GRAPH_CREDENTIAL", "static", "GRAPH_TOKEN", "sandbox-1");

    AuthenticationProvider provider = of(settings, WorkloadIdentity.NONE, HERE);

    assertEquals("Bearer sandbox-1", EntraStub.authorization(provider, HERE));
  }

  @Test
  void aStaticTokenIsRefusedForARealHost() {
    Map<String, String> settings = Map.of("GRAPH_CREDENTIAL", "static", "GRAPH_TOKEN", "real");

    assertEquals(
        "set GRAPH_CREDENTIAL to one of workload, federated, secret, certificate: static is for a"
            + " sandbox on loopback",
        refusal(settings, WorkloadIdentity.NONE, EntraStub.GRAPH));
  }

  @Test
  void plainHttpIsRefusedForARealHost() {
    assertEquals(
        "set GRAPH_URL to an https address: tokens are sent there",
        refusal(Map.of(), CLOUD, URI.create("http://graph.microsoft.com/v1.0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"workload", "federated"})
  void aProcessThatNoCloudVouchesForIsToldSo(String choice) {
    assertEquals(
        "set GRAPH_CREDENTIAL to one of secret, certificate, static: no cloud vouches for this"
            + " process",
        refusal(app("GRAPH_CREDENTIAL", choice), WorkloadIdentity.NONE, EntraStub.GRAPH));
  }

  @ParameterizedTest
  @CsvSource({
    "federated, , ",
    "secret, GRAPH_CLIENT_SECRET, s",
    "secret, GRAPH_AUTHORITY, https://login.microsoftonline.us/"
  })
  void whatIsCompleteIsTaken(String choice, String name, String value) {
    Map<String, String> settings = app("GRAPH_CREDENTIAL", choice);
    settings.put("GRAPH_CLIENT_SECRET", "s");
    settings.put(name == null ? "ANY" : name, value == null ? "" : value);

    GraphCredentials.of(new Settings(settings), CLOUD, EntraStub.GRAPH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secret | GRAPH_CREDENTIAL | password | set GRAPH_CREDENTIAL to one of workload,"
            + " federated, secret, certificate, static",
        "secret | GRAPH_TENANT_ID | | set GRAPH_TENANT_ID to the tenant's id or domain",
        "secret | GRAPH_TENANT_ID | a/../b | set GRAPH_TENANT_ID to the tenant's id or domain",
        "federated | GRAPH_CLIENT_ID | | set GRAPH_CLIENT_ID to the app's client id, a UUID",
        "federated | GRAPH_CLIENT_ID | me | set GRAPH_CLIENT_ID to the app's client id, a UUID",
        "secret | GRAPH_CLIENT_SECRET | | set GRAPH_CLIENT_SECRET to the app's client secret",
        "secret | GRAPH_AUTHORITY | http://localhost:1/ | set GRAPH_AUTHORITY to an https address"
            + " of Entra's",
        "secret | GRAPH_AUTHORITY | entra | set GRAPH_AUTHORITY to an address such as"
            + " https://host/path",
        "certificate | GRAPH_CLIENT_CERTIFICATE | | set GRAPH_CLIENT_CERTIFICATE to PEM text with"
            + " an RSA key (BEGIN PRIVATE KEY, PKCS#8) and its certificate",
        "static | GRAPH_TOKEN | | set GRAPH_TOKEN to a bearer token of the sandbox"
      })
  void whatIsMissingOrMakesNoSenseIsSaidInASentence(
      String choice, String name, String value, String sentence) {
    Map<String, String> settings = app("GRAPH_CREDENTIAL", choice);
    settings.put("GRAPH_CLIENT_SECRET", "s");
    settings.put(name, value == null ? "" : value);
    URI baseUrl = choice.equals("static") ? HERE : EntraStub.GRAPH;

    assertEquals(sentence, refusal(settings, CLOUD, baseUrl));
  }

  @Test
  void aPemWithoutItsKeyOrCutOffIsSaidAtOnce() {
    String key = SelfSigned.pemKey();
    String certificate = SelfSigned.pemCertificate();
    for (String pem :
        new String[] {
          certificate,
          key,
          key.replace("PRIVATE", "RSA PRIVATE") + certificate,
          key.replaceFirst("\n.{64}", "") + certificate
        }) {
      Map<String, String> settings = app("GRAPH_CREDENTIAL", "certificate");
      settings.put("GRAPH_CLIENT_CERTIFICATE", pem);
      assertEquals(
          "set GRAPH_CLIENT_CERTIFICATE to PEM text with an RSA key (BEGIN PRIVATE KEY, PKCS#8) and"
              + " its certificate",
          refusal(settings, CLOUD, EntraStub.GRAPH));
    }
  }

  private static Map<String, String> app(String name, String value) {
    Map<String, String> settings = new HashMap<>();
    settings.put("GRAPH_TENANT_ID", "contoso.onmicrosoft.com");
    settings.put("GRAPH_CLIENT_ID", UUID);
    settings.put(name, value);
    return settings;
  }

  private static AuthenticationProvider of(
      Map<String, String> settings, WorkloadIdentity identity, URI baseUrl) {
    return GraphCredentials.of(new Settings(settings), identity, baseUrl);
  }

  private static String refusal(
      Map<String, String> settings, WorkloadIdentity identity, URI baseUrl) {
    return assertThrows(BadSettings.class, () -> of(settings, identity, baseUrl)).getMessage();
  }
}
