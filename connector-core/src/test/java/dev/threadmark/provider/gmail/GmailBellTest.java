package dev.threadmark.provider.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Refusal;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GmailBellTest {
  private static final Instant NOW = ForgedToken.NOW;
  private static final MailboxId MAILBOX =
      new MailboxId("acme", new Address("support@acme.example"));
  private static final String DATA = "{\"emailAddress\":\"Support@acme.example\",\"historyId\":%s}";

  private final GmailBell bell =
      new GmailBell(
          new PushToken(ForgedToken::published, ForgedToken.AUDIENCE, ForgedToken.EMAIL),
          address -> Optional.of(MAILBOX).filter(mailbox -> mailbox.address().equals(address)));

  @ParameterizedTest
  @ValueSource(strings = {"1710", "\"1710\"", "null"})
  void ringsForItsMailboxWhateverTheHistoryIdLooksLike(String historyId) throws Exception {
    assertEquals(
        new Ring.Rung(List.of(new Doorbell(MAILBOX, Doorbell.Why.NOTIFICATION)), List.of()),
        bell.read(push(ForgedToken.GENUINE.jwt(), body(DATA.formatted(historyId))), NOW));
  }

  @ParameterizedTest
  @EnumSource(ForgedToken.class)
  void believesOnlyTokensThatGoogleMadeForUs(ForgedToken token) throws Exception {
    Ring ring = bell.read(push(token.jwt(), body(DATA.formatted("1"))), NOW);

    assertEquals(
        token.refusal().map(Ring.Refused::new).map(Ring.class::cast),
        ring instanceof Ring.Refused ? Optional.of(ring) : Optional.empty());
  }

  @Test
  void asksForATokenBeforeItLooksAtTheBody() {
    Request bare = new Request("POST", "/gmail", Map.of(), Map.of(), new byte[] {'{'});
    Request basic =
        new Request("POST", "/gmail", Map.of(), Map.of("authorization", "Basic dTpw"), new byte[0]);

    assertEquals(new Ring.Refused(Refusal.NO_TOKEN), bell.read(bare, NOW));
    assertEquals(new Ring.Refused(Refusal.NO_TOKEN), bell.read(basic, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{}",
        "{\"message\":null}",
        "{\"message\":{\"data\":7}}",
        "{\"message\":{\"data\":\"***\"}}",
        "{\"message\":{\"data\":\"e30=\"}}",
        "{\"message\":{\"data\":\"bnVsbA==\"}}",
        "{\"message\":{\"data\":\"eyJlbWFpbEFkZHJlc3MiOlsxXX0=\"}}",
        "{\"message\":{\"data\":\"eyJlbWFpbEFkZHJlc3MiOiJub2JvZHkifQ==\"}}"
      })
  void callsGarbageGarbage(String body) throws Exception {
    assertEquals(
        new Ring.Refused(Refusal.GARBAGE),
        bell.read(push(ForgedToken.GENUINE.jwt(), body.getBytes(StandardCharsets.UTF_8)), NOW));
  }

  @Test
  void callsADeepNestGarbage() throws Exception {
    byte[] nest = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);

    assertEquals(
        new Ring.Refused(Refusal.GARBAGE), bell.read(push(ForgedToken.GENUINE.jwt(), nest), NOW));
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    byte[] large = new byte[Request.MAX_BODY_BYTES + 1];

    assertEquals(
        new Ring.Refused(Refusal.TOO_LARGE),
        bell.read(push(ForgedToken.GENUINE.jwt(), large), NOW));
  }

  @Test
  void doesNotRingForAMailboxThatIsNotWatched() throws Exception {
    byte[] body = body("{\"emailAddress\":\"other@acme.example\",\"historyId\":1}");

    assertEquals(
        new Ring.Refused(Refusal.UNKNOWN_MAILBOX),
        bell.read(push(ForgedToken.GENUINE.jwt(), body), NOW));
  }

  private static Request push(String jwt, byte[] body) {
    return new Request("POST", "/gmail", Map.of(), Map.of("authorization", "Bearer " + jwt), body);
  }

  private static byte[] body(String data) {
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(data.getBytes(StandardCharsets.UTF_8));
    return """
        {"message":{"data":"%s","messageId":"1"},"subscription":"projects/p/subscriptions/s"}
        """
        .formatted(encoded)
        .getBytes(StandardCharsets.UTF_8);
  }
}
