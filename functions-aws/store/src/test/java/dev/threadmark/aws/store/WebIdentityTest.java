package dev.threadmark.aws.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.SetClock;
import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebIdentityTest {
  private static final String ENTRA = "api://AzureADTokenExchange";

  @TempDir Path folder;
  private final AwsStub stub = new AwsStub();
  private final SetClock clock = new SetClock();
  private final WebIdentity identity = new WebIdentity(stub.store().sts(), clock);

  WebIdentityTest() throws IOException {}

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aTokenIsAskedForAsStsDocumentsIt() {
    stub.answer(200, token("a.b.c", Duration.ofMinutes(15)));
    assertEquals("a.b.c", identity.token(ENTRA));
    String asked = stub.asked().get(0);
    assertTrue(asked.contains("Action=GetWebIdentityToken&Version=2011-06-15"), asked);
    assertTrue(asked.contains("&Audience.member.1=api%3A%2F%2FAzureADTokenExchange"), asked);
    assertTrue(asked.contains("&DurationSeconds=900"), asked);
    assertTrue(asked.contains("&SigningAlgorithm=RS256"), asked);
  }

  @Test
  void aTokenIsKeptUntilFiveMinutesBeforeItsEnd() {
    stub.answer(200, token("first", Duration.ofMinutes(15)))
        .answer(200, token("second", Duration.ofMinutes(25)));
    identity.token(ENTRA);
    clock.pass(Duration.ofMinutes(10).minusMillis(1));
    assertEquals("first", identity.token(ENTRA));
    clock.pass(Duration.ofMillis(1));
    assertEquals("second", identity.token(ENTRA));
    assertEquals(2, stub.asked().size());
  }

  @Test
  void eachAudienceHasItsToken() {
    stub.answer(200, token("one", Duration.ofMinutes(15)))
        .answer(200, token("two", Duration.ofMinutes(15)));
    assertEquals("one", identity.token(ENTRA));
    assertEquals("two", identity.token("https://example.com"));
    assertEquals("one", identity.token(ENTRA));
  }

  @Test
  void whereTheSessionEndsSoonerAShortTokenIsTakenAndNotKept() {
    stub.answer(400, error("SessionDurationEscalationException"))
        .answer(200, token("short", Duration.ofMinutes(1)))
        .answer(200, token("next", Duration.ofMinutes(15)));
    assertEquals("short", identity.token(ENTRA));
    assertTrue(stub.asked().get(1).contains("&DurationSeconds=60"));
    assertEquals("next", identity.token(ENTRA));
  }

  @Test
  void anAccountWithoutFederationIsSaidToBeUnavailable() {
    stub.answer(400, error("OutboundWebIdentityFederationDisabledException"));
    assertThrows(StoreUnavailable.class, () -> identity.token(ENTRA));
  }

  @Test
  void anAnswerThatNamesAFileIsNotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "what nobody may read");
    String xml =
        """
        <!DOCTYPE a [<!ENTITY e SYSTEM "%s">]>
        <a><WebIdentityToken>&e;</WebIdentityToken><Expiration>%s</Expiration></a>"""
            .formatted(file.toUri(), clock.instant().plus(Duration.ofHours(1)));
    stub.answer(200, xml);
    StoreUnavailable error = assertThrows(StoreUnavailable.class, () -> identity.token(ENTRA));
    assertEquals("sts GetWebIdentityToken cannot be asked", error.getMessage());
  }

  @Test
  void aTokenIsWholeWhateverCharactersItsXmlIsMadeOf() {
    stub.answer(200, token("a.<![CDATA[b]]>&amp;c", Duration.ofMinutes(15)));
    assertEquals("a.b&c", identity.token(ENTRA));
  }

  private String token(String jwt, Duration life) {
    Instant expires = clock.instant().plus(life);
    return """
        <GetWebIdentityTokenResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetWebIdentityTokenResult>
            <WebIdentityToken>%s</WebIdentityToken>
            <Expiration>%s</Expiration>
          </GetWebIdentityTokenResult>
        </GetWebIdentityTokenResponse>"""
        .formatted(jwt, expires);
  }

  private static String error(String code) {
    return """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error>
        </ErrorResponse>"""
        .formatted(code);
  }
}
