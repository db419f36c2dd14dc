package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.LoginStub;
import dev.threadmark.provider.SelfSigned;
import dev.threadmark.provider.WorkloadIdentity;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntraCredentialsTest {
  private static final String SECRET = "hush~1234";
  private final EntraStub entra = new EntraStub();

  @AfterEach
  void stop() {
    entra.close();
  }

  @Test
  void logsInByTheWordOfAnotherCloud() {
    AuthenticationProvider provider = federated(audience -> "word for " + audience);

    assertEquals(new Answer.Got<>("Bearer entra-1"), EntraStub.asking(provider));

    LoginStub.Asked asked = entra.asked().get(0);
    Map<String, String> form = asked.form();
    assertEquals("POST", asked.method());
    assertEquals("/contoso.onmicrosoft.com/oauth2/v2.0/token", asked.path());
    assertEquals("client_credentials", form.get("grant_type"));
    assertEquals(entra.clientId, form.get("client_id"));
    assertTrue(form.get("scope").contains("https://graph.microsoft.com/.default"));
    assertEquals(
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        form.get("client_assertion_type"));
    assertEquals("word for api://AzureADTokenExchange", form.get("client_assertion"));
    assertFalse(form.containsKey("client_secret"));
  }

  @Test
  void logsInWithASecret() {
    assertEquals(new Answer.Got<>("Bearer entra-1"), EntraStub.asking(secret()));

    assertEquals(SECRET, entra.asked().get(0).form().get("client_secret"));
  }

  @Test
  void logsInWithACertificate() throws Exception {
    String pem = SelfSigned.pemKey() + SelfSigned.pemCertificate();
    AuthenticationProvider provider =
        GraphTokens.of(
            entra.credentials(Map.of("GRAPH_CLIENT_CERTIFICATE", pem)).of("certificate"),
            EntraStub.GRAPH);

    assertEquals(new Answer.Got<>("Bearer entra-1"), EntraStub.asking(provider));

    SignedJWT jwt = SignedJWT.parse(entra.asked().get(0).form().get("client_assertion"));
    RSAPublicKey key = (RSAPublicKey) SelfSigned.certificate().getPublicKey();
    assertTrue(jwt.verify(new RSASSAVerifier(key)));
    assertEquals(entra.clientId, jwt.getJWTClaimsSet().getIssuer());
    assertTrue(jwt.getJWTClaimsSet().getAudience().get(0).endsWith("/oauth2/v2.0/token"));
  }

  @Test
  void asksOnceForManyRequests() {
    AuthenticationProvider provider = secret();
    for (int n = 0; n < 3; n++) {
      assertEquals(new Answer.Got<>("Bearer entra-1"), EntraStub.asking(provider));
    }
    assertEquals(1, entra.asked().size());
  }

  @Test
  void asksAgainInTheLastFiveMinutesOfATokenAndForTheWordToo() {
    int[] words = {0};
    AuthenticationProvider provider = federated(audience -> "word " + ++words[0]);
    entra.gives("short", 290);
    assertEquals(new Answer.Got<>("Bearer short"), EntraStub.asking(provider));
    entra.gives("next", 3600);

    assertEquals(new Answer.Got<>("Bearer next"), EntraStub.asking(provider));

    assertNotEquals(
        entra.asked().get(0).form().get("client_assertion"),
        entra.asked().get(1).form().get("client_assertion"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_client, AADSTS7000215, no token: invalid_client AADSTS7000215",
    "401, invalid_client, AADSTS70021, no token: invalid_client AADSTS70021",
    "400, unauthorized_client, AADSTS700016, no token: unauthorized_client AADSTS700016",
    "400, invalid_request, AADSTS90002, no token: invalid_request AADSTS90002",
    "400, invalid_resource, AADSTS500011, no token: invalid_resource AADSTS500011"
  })
  void isRefusedWhatSomebodyHasToMend(int status, String error, String code, String why) {
    entra.answers(status, error(error, code + ": you sent " + SECRET));

    assertEquals(new Answer.Refused<>(why), EntraStub.asking(secret()));
    assertEquals(1, entra.asked().size());
  }

  @ParameterizedTest
  @CsvSource({
    "503, temporarily_unavailable, AADSTS90033, no token: status 503 AADSTS90033",
    "429, too_many, '', no token: status 429",
    "400, something_new, '', no token: status 400"
  })
  void comesBackLaterForWhatPasses(int status, String error, String code, String why) {
    entra.answers(status, error(error, code + ": you sent " + SECRET));

    assertEquals(new Answer.Later<>(Optional.empty(), why), EntraStub.asking(secret()));
  }

  @ParameterizedTest
  @CsvSource({"500, <html>", "200, <html>", "502, ''"})
  void comesBackLaterForAnAnswerThatIsNone(int status, String body) {
    entra.answers(status, body);

    later(EntraStub.asking(secret()));
  }

  @Test
  void comesBackLaterWhereNobodyListens() {
    AuthenticationProvider provider = secret();
    entra.close();

    later(EntraStub.asking(provider));
  }

  @Test
  void comesBackLaterWithTheReasonOfTheCloudThatGivesNoWord() {
    AuthenticationProvider provider =
        federated(
            audience -> {
              throw new IllegalStateException("the role may not ask for a token");
            });

    assertEquals(
        new Answer.Later<>(Optional.empty(), "no token: the role may not ask for a token"),
        EntraStub.asking(provider));
  }

  private AuthenticationProvider federated(WorkloadIdentity identity) {
    return GraphTokens.of(entra.credentials(Map.of()).federated(identity), EntraStub.GRAPH);
  }

  private AuthenticationProvider secret() {
    return GraphTokens.of(
        entra.credentials(Map.of("GRAPH_CLIENT_SECRET", SECRET)).of("secret"), EntraStub.GRAPH);
  }

  private static String error(String error, String description) {
    return "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, description);
  }

  private static void later(Answer<String> answer) {
    String why = assertInstanceOf(Answer.Later.class, answer).why();
    assertTrue(why.matches("no token: [A-Za-z0-9 ]{1,80}"), why);
  }
}
