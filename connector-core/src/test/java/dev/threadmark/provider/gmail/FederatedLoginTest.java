package dev.threadmark.provider.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.LoginStub;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.Sending;
import dev.threadmark.provider.WorkloadIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FederatedLoginTest {
  private static final WorkloadIdentity CLOUD = audience -> "word for " + audience;
  private static final MailboxId DESK = GoogleStub.DESK;
  private static final Answer<String> GOT = new Answer.Got<>("desk@acme.example");
  private final GoogleStub google = new GoogleStub();

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void exchangesTheWordOfAnotherCloudFirst() {
    assertEquals(GOT, ask(CLOUD));

    Map<String, String> form = google.asked(GoogleStub.EXCHANGE).get(0).form();
    assertEquals("urn:ietf:params:oauth:grant-type:token-exchange", form.get("grant_type"));
    assertEquals("word for https:" + GoogleStub.PROVIDER, form.get("subject_token"));
    assertEquals("urn:ietf:params:oauth:token-type:jwt", form.get("subject_token_type"));
    assertEquals(GoogleStub.PROVIDER, form.get("audience"));
    assertEquals("https://www.googleapis.com/auth/cloud-platform", form.get("scope"));
  }

  @Test
  void asksTheCloudForTheAudienceThatIsSet() {
    Map<String, String> settings = google.settings();
    settings.put("GMAIL_WORKLOAD_AUDIENCE", "api://threadmark");

    GoogleStub.ask(google.clients(google.login(settings, CLOUD)), DESK);

    assertEquals(
        "word for api://threadmark",
        google.asked(GoogleStub.EXCHANGE).get(0).form().get("subject_token"));
  }

  @Test
  void hasTheServiceAccountSignThatItActsForTheMailbox() throws Exception {
    long before = Instant.now().getEpochSecond();
    ask(CLOUD);
    long after = Instant.now().getEpochSecond();

    LoginStub.Asked asked = google.asked(GoogleStub.SIGN).get(0);
    assertEquals("POST", asked.method());
    assertEquals("/v1/projects/-/serviceAccounts/" + GoogleStub.ACCOUNT + ":signJwt", asked.path());
    assertEquals("Bearer federated-1", asked.headers().get("Authorization"));
    JsonNode claims =
        new ObjectMapper()
            .readTree(new ObjectMapper().readTree(asked.body()).get("payload").asText());
    assertEquals(GoogleStub.ACCOUNT, claims.get("iss").asText());
    assertEquals("desk@acme.example", claims.get("sub").asText());
    assertEquals("https://oauth2.googleapis.com/token", claims.get("aud").asText());
    assertEquals("https://www.googleapis.com/auth/gmail.modify", claims.get("scope").asText());
    long iat = claims.get("iat").asLong();
    assertTrue(before <= iat && iat <= after);
    assertEquals(iat + 3600, claims.get("exp").asLong());
  }

  @Test
  void tradesWhatWasSignedForTheTokenThatGmailGets() {
    ask(CLOUD);

    assertEquals(
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "assertion",
            "head.claims.signature"),
        google.asked(GoogleStub.GRANT).get(0).form());
    assertEquals(
        "Bearer desk-1", google.asked(GoogleStub.PROFILE).get(0).headers().get("Authorization"));
  }

  @Test
  void asksOnceForManyCallsAndClientsOfOneMailbox() {
    var login = google.login(google.settings(), CLOUD);
    for (GmailClients clients : List.of(google.clients(login), google.clients(login))) {
      assertEquals(GOT, GoogleStub.ask(clients, DESK));
      assertEquals(GOT, GoogleStub.ask(clients, DESK));
    }

    assertCounts(1, 1, 1);
  }

  @Test
  void eachMailboxHasATokenOfItsOwnAndTheExchangeIsShared() {
    GmailClients clients = google.clients(google.login(google.settings(), CLOUD));
    GoogleStub.ask(clients, DESK);
    GoogleStub.ask(clients, new MailboxId("acme", new Address("sales@acme.example")));

    assertCounts(1, 2, 2);
    assertTrue(google.asked(GoogleStub.SIGN).get(1).body().contains("sales@acme.example"));
  }

  @Test
  void renewsATokenInItsLastMinutes() {
    GmailClients clients = google.clients(google.login(google.settings(), CLOUD));
    google.grants("ending", 170);
    GoogleStub.ask(clients, DESK);
    google.grants("fresh", 3599);
    GoogleStub.ask(clients, DESK);

    assertCounts(1, 2, 2);
    assertEquals(
        "Bearer fresh", google.asked(GoogleStub.PROFILE).get(1).headers().get("Authorization"));
  }

  @Test
  void exchangesAgainInTheLastMinutesOfThatToken() {
    GmailClients clients = google.clients(google.login(google.settings(), CLOUD));
    google.exchanges("ending", 170);
    google.grants("ending", 170);
    GoogleStub.ask(clients, DESK);
    GoogleStub.ask(clients, DESK);

    assertEquals(2, google.asked(GoogleStub.SIGN).size());
    assertTrue(google.asked(GoogleStub.EXCHANGE).size() >= 2);
  }

  @Test
  void renewsOnceWhereGmailRefusesTheToken() {
    google.stub.answers(GoogleStub.PROFILE, 401, "{\"error\":{\"code\":401,\"errors\":[]}}");

    assertEquals(new Answer.Later<>(Optional.empty(), "401"), ask(CLOUD));

    assertCounts(1, 2, 2);
    assertEquals(2, google.asked(GoogleStub.PROFILE).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/grant    | 400 | {'error':'invalid_grant'} | grant: 400 invalid_grant",
        "/grant    | 403 | {'error':'access_denied'} | grant: 403 access_denied",
        ":signJwt  | 403 | {'error':{'code':403,'status':'PERMISSION_DENIED'}}"
            + " | signJwt: 403 PERMISSION_DENIED",
        ":signJwt  | 404 | {'error':{'code':404,'status':'NOT_FOUND'}} | signJwt: 404 NOT_FOUND",
        "/exchange | 400 | {'error':'invalid_grant','error_description':'word for'}"
            + " | token exchange: invalid_grant",
        "/exchange | 400 | {'error':'invalid_target'} | token exchange: invalid_target"
      })
  void isRefusedWhatSomebodyHasToMend(String at, int status, String body, String why) {
    google.stub.answers(at, status, body.replace('\'', '"'));

    assertEquals(new Answer.Refused<>("no token: " + why), ask(CLOUD));
    assertEquals(List.of(), google.asked(GoogleStub.PROFILE));
  }

  /** The body says unauthorized_client, which Java 17 does not let anybody read. */
  @Test
  void isRefusedWhereTheAccountHasNoDelegation() {
    google.stub.answers(GoogleStub.GRANT, 401, "{\"error\":\"unauthorized_client\"}");

    String why = assertInstanceOf(Answer.Refused.class, ask(CLOUD)).why();

    assertTrue(why.startsWith("no token: grant: 401"), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/grant    | 503 | {'error':'invalid_grant'} | grant: 503 invalid_grant",
        "/grant    | 429 | {'error':'slow_down'} | grant: 429 slow_down",
        "/grant    | 404 | <html>word</html> | grant: 404",
        "/grant    | 200 | {} | an answer without expires_in",
        "/grant    | 200 | {'expires_in':'soon'} | grant: NumberFormatException",
        "/grant    | 200 | <html>word</html> | grant: MalformedJsonException",
        ":signJwt  | 200 | {} | an answer without signedJwt",
        ":signJwt  | 429 | {'error':{'status':'RESOURCE_EXHAUSTED'}}"
            + " | signJwt: 429 RESOURCE_EXHAUSTED",
        "/exchange | 503 | {'error':'backend_error'} | token exchange: backend_error",
        "/exchange | 500 | {'error':{'code':500,'status':'INTERNAL'}}"
            + " | token exchange: ClassCastException",
        "/exchange | 502 | <html>word</html> | token exchange: MalformedJsonException"
      })
  void comesBackLaterForWhatPasses(String at, int status, String body, String why) {
    google.stub.answers(at, status, body.replace('\'', '"'));

    assertEquals(new Answer.Later<>(Optional.empty(), "no token: " + why), ask(CLOUD));
  }

  @Test
  void comesBackLaterWithTheReasonOfTheCloudThatGivesNoWord() {
    assertEquals(
        new Answer.Later<>(Optional.empty(), "no token: no identity is assigned"),
        ask(
            audience -> {
              throw new IllegalStateException("no identity is assigned");
            }));
  }

  @Test
  void comesBackLaterWhereNobodyListens() {
    google.close();

    assertEquals(
        new Answer.Later<>(Optional.empty(), "no token: token exchange: ConnectException"),
        ask(CLOUD));
  }

  /** A delegation that was taken back for a day is no fault of the mail. */
  @ParameterizedTest
  @ValueSource(strings = {"unauthorized_client", "invalid_grant"})
  void noMailIsGivenUpForWantOfAToken(String error) {
    google.stub.answers(GoogleStub.GRANT, 400, "{\"error\":\"%s\"}".formatted(error));
    GmailSender sender = new GmailSender(google.clients(google.login(google.settings(), CLOUD)));

    Sending sending = sender.send(DESK, mail(), Optional.empty());

    assertInstanceOf(Sending.Later.class, sending);
  }

  private Answer<String> ask(WorkloadIdentity identity) {
    return GoogleStub.ask(google.clients(google.login(google.settings(), identity)), DESK);
  }

  private void assertCounts(int exchanges, int signed, int granted) {
    assertEquals(
        List.of(exchanges, signed, granted),
        List.of(
            google.asked(GoogleStub.EXCHANGE).size(),
            google.asked(GoogleStub.SIGN).size(),
            google.asked(GoogleStub.GRANT).size()));
  }

  private static OutgoingMail mail() {
    return new OutgoingMail(
        new OutboxKey("0123456789abcdef"),
        DESK.address(),
        List.of(new Address("kim@customer.example")),
        List.of(),
        Optional.empty(),
        "Ticket",
        "We have it.",
        Optional.empty(),
        Map.of(),
        true,
        List.of(),
        Instant.EPOCH);
  }
}
