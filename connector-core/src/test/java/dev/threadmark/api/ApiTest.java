package dev.threadmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Webhook.Response;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Request;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final String ISSUER = "https://issuer.example";
  private static final String AUDIENCE = "api://threadmark";
  private static final MailboxId SUPPORT = mailbox("support@lumen.example");
  private static final MailboxId SALES = mailbox("sales@lumen.example");
  private static final TicketId TICKET = TicketId.derive("root");
  private static RSAKey key;
  private static RSAKey foreign;

  private Api api;

  @BeforeAll
  static void keys() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("k").generate();
    foreign = new RSAKeyGenerator(2048).keyID("k").generate();
  }

  @BeforeEach
  void oneTicket() {
    Engine engine =
        Engine.over(
            new MemoryTable(),
            new TokenKeys(Map.of("k1", new byte[32])),
            () -> NOW,
            (delivery, mark) -> {});
    engine
        .tickets()
        .begin(
            TICKET,
            List.of(new TicketEvent.Opened(NOW, SUPPORT, "root", "Lamp")),
            new MailMark(
                "d",
                "m@x",
                "p",
                "support@lumen.example",
                Optional.of(TICKET.value()),
                "open",
                "new",
                "because",
                "human",
                NOW),
            List.of());
    engine.mailboxes().begin(SUPPORT, NOW);
    engine.list().write(SUPPORT, List.of(engine.tickets().find(SUPPORT, TICKET).get().ticket()));
    Reader reader =
        new TokenReader(
            new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())),
            ISSUER,
            AUDIENCE,
            Set.of("ana@lumen.example"));
    api =
        new Api(
            reader,
            engine.health(),
            engine.list(),
            engine.tickets(),
            List.of(SUPPORT, SALES),
            () -> NOW);
  }

  @Test
  void aReaderSeesTheTicketsOfAMailboxAndEachWithItsEvents() throws Exception {
    JsonNode list = json(get("tickets", SUPPORT, token(reader())));
    assertEquals(TICKET.value(), list.get(0).path("ticket").asText());
    JsonNode whole = json(get("tickets/" + TICKET, SUPPORT, token(reader())));
    assertEquals("Lamp", whole.path("ticket").path("subject").asText());
    assertEquals("Opened", whole.path("events").get(0).path("event").asText());
  }

  @Test
  void aReaderSeesHowTheMailboxesAre() throws Exception {
    JsonNode health = json(get("health", SUPPORT, token(reader())));
    assertEquals(SUPPORT.toString(), health.get(0).path("mailbox").asText());
  }

  @Test
  void aTicketIsNotShownInAnotherMailboxOfItsTenant() throws Exception {
    assertEquals(404, get("tickets/" + TICKET, SALES, token(reader())).status());
    assertEquals("[]", get("tickets", SALES, token(reader())).body());
  }

  @Test
  void aMailboxThatIsNotWatchedHasNothing() throws Exception {
    assertEquals(404, get("tickets", mailbox("ceo@lumen.example"), token(reader())).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tickets/", "tickets/x", "tickets/%2e%2e", "nothing", "health/"})
  void whatIsNotThereIs404(String path) throws Exception {
    assertEquals(404, get(path, SUPPORT, token(reader())).status());
  }

  @Test
  void nothingCanBeChanged() throws Exception {
    Request post = new Request("POST", "/api/tickets", Map.of(), header(token(reader())), null);
    assertEquals(405, api.apply(post).status());
  }

  @Test
  void whoHasNoRoleAndIsNotListedMayNotRead() throws Exception {
    assertEquals(403, status(token(claims -> claims.claim("roles", List.of("Other")))));
    assertEquals(403, status(token(email("eve@lumen.example", true))));
    assertEquals(403, status(token(email("ana@lumen.example", false))));
  }

  @Test
  void aListedAddressMayRead() throws Exception {
    assertEquals(200, status(token(email("Ana@Lumen.example", true))));
  }

  @Test
  void aTokenOfSomebodyElseIsNotBelieved() throws Exception {
    assertEquals(401, status(signed(reader(), foreign)));
    assertEquals(
        401, status(token(reader().andThen(c -> c.issuer("https://evil.example"))::apply)));
    assertEquals(401, status(token(reader().andThen(c -> c.audience("api://other"))::apply)));
    assertEquals(401, status(token(reader().andThen(c -> c.expirationTime(at(-2)))::apply)));
    assertEquals(401, status(token(reader().andThen(c -> c.expirationTime(null))::apply)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "bnVsbA.bnVsbA.bnVsbA"})
  void whatIsNoTokenIsNotBelieved(String token) {
    assertEquals(401, status(token));
  }

  @Test
  void anErrorSaysWhatToDoAndNothingOfAnybody() throws Exception {
    Response refused = get("tickets", SUPPORT, "x");
    assertEquals("application/problem+json", refused.contentType());
    assertTrue(refused.body().contains("send a bearer token"));
    assertFalse(refused.body().contains("lumen"));
  }

  @Test
  void whereNobodyMayReadNobodyDoes() {
    assertEquals(
        Reader.Verdict.FORBIDDEN,
        Reader.NOBODY.judge(new Request("GET", "/api/health", Map.of(), Map.of(), null), NOW));
  }

  private int status(String token) {
    return get("health", SUPPORT, token).status();
  }

  private Response get(String path, MailboxId mailbox, String token) {
    return api.apply(
        new Request(
            "GET",
            "/api/" + path,
            Map.of("mailbox", mailbox.toString()),
            header(token),
            new byte[0]));
  }

  private static Map<String, String> header(String token) {
    return Map.of("authorization", "Bearer " + token);
  }

  private static UnaryOperator<JWTClaimsSet.Builder> reader() {
    return claims -> claims.claim("roles", List.of(TokenReader.ROLE));
  }

  private static UnaryOperator<JWTClaimsSet.Builder> email(String address, boolean verified) {
    return claims -> claims.claim("email", address).claim("email_verified", verified);
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> more) throws JOSEException {
    return signed(more, key);
  }

  private static String signed(UnaryOperator<JWTClaimsSet.Builder> more, RSAKey by)
      throws JOSEException {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE).expirationTime(at(1));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
            more.apply(claims).build());
    jwt.sign(new RSASSASigner(by));
    return jwt.serialize();
  }

  private static Date at(int hours) {
    return Date.from(NOW.plus(Duration.ofHours(hours)));
  }

  private static JsonNode json(Response response) throws IOException {
    assertEquals(200, response.status(), response.body());
    return new ObjectMapper().readTree(response.body());
  }

  private static MailboxId mailbox(String address) {
    return new MailboxId("lumen", new Address(address));
  }
}
