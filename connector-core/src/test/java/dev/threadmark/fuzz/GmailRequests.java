package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.Base64URL;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.gmail.ForgedToken;
import dev.threadmark.provider.gmail.GmailBell;
import dev.threadmark.provider.gmail.GoogleKeys;
import dev.threadmark.provider.gmail.PushToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gmail's webhook: no bell without a token that holds, word for word, what Google signed. */
final class GmailRequests implements Target.Check {
  private static final MailboxId MAILBOX =
      new MailboxId("acme", new Address("support@acme.example"));
  private static final String DATA = "{\"emailAddress\":\"support@acme.example\",\"historyId\":1}";

  private final GmailBell bell = bell(ForgedToken::published);
  private final GmailBell keyless = bell(header -> Optional.empty());
  private final List<String> tokens = new ArrayList<>();
  private final List<String> good = new ArrayList<>();

  GmailRequests() {
    for (ForgedToken token : ForgedToken.values()) {
      try {
        tokens.add(token.jwt());
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
      if (token.refusal().isEmpty()) {
        good.add(tokens.get(tokens.size() - 1));
      }
    }
  }

  @Override
  public void of(byte[] input) {
    Dice dice = new Dice(input);
    int failure = dice.below(16);
    String scheme = Edits.of("Bearer ", dice);
    String token = token(dice);
    byte[] body = body(dice).getBytes(StandardCharsets.ISO_8859_1);
    Map<String, String> headers = Map.of("authorization", scheme + token);
    Request request = new Request("POST", "/bell", Map.of(), headers, body);
    GmailBell asked = failure == 14 ? keyless : bell;
    Rings rings = Rings.of(asked, request, ForgedToken.NOW, failure != 15);
    assertTrue(rings.put().isEmpty() || failure != 14, "a bell rang unchecked");
    assertTrue(rings.put().isEmpty() || signed(scheme + token), "a forged token rang a bell");
    if (input.length == 0) {
      assertEquals(1, rings.put().size(), "a genuine push rang no bell");
    }
  }

  /** One of the known tokens, or parts of three of them; then changed. */
  private String token(Dice dice) {
    int kind = dice.below(8);
    if (kind == 7) {
      return dice.one(tokens).split("\\.", -1)[0] + "." + dice.rest();
    }
    if (kind < 4) {
      return Edits.of(dice.one(tokens), dice);
    }
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      String[] from = dice.one(tokens).split("\\.", -1);
      parts.add(kind == 4 ? from[Math.min(part, from.length - 1)] : inside(from, part, dice));
    }
    return String.join(".", parts);
  }

  /** A part whose JSON is changed, not its base64. */
  private static String inside(String[] from, int part, Dice dice) {
    String text = from[Math.min(part, from.length - 1)];
    byte[] plain = new Base64URL(text).decode();
    String edited = Edits.of(new String(plain, StandardCharsets.ISO_8859_1), dice);
    return Base64URL.encode(edited.getBytes(StandardCharsets.ISO_8859_1)).toString();
  }

  private static String body(Dice dice) {
    if (dice.below(8) == 7) {
      return dice.rest();
    }
    byte[] data = Edits.of(DATA, dice).getBytes(StandardCharsets.ISO_8859_1);
    return Edits.of(
        "{\"message\":{\"data\":\"%s\",\"messageId\":\"1\"},\"subscription\":\"s\"}"
            .formatted(Base64.getUrlEncoder().encodeToString(data)),
        dice);
  }

  /**
   * Whether this is what was signed, and its signature. The base64 of a signature has several
   * spellings and a token may have control characters around it (Nimbus trims them), which says
   * nothing; what is signed has one spelling.
   */
  private boolean signed(String authorization) {
    String token = authorization.strip().substring("Bearer ".length()).trim();
    int end = token.lastIndexOf('.');
    return good.stream()
        .filter(
            genuine ->
                genuine.substring(0, genuine.lastIndexOf('.')).equals(token.substring(0, end)))
        .anyMatch(genuine -> Arrays.equals(signature(genuine), signature(token)));
  }

  private static byte[] signature(String token) {
    return new Base64URL(token.substring(token.lastIndexOf('.') + 1)).decode();
  }

  private static GmailBell bell(GoogleKeys keys) {
    return new GmailBell(
        new PushToken(keys, ForgedToken.AUDIENCE, ForgedToken.EMAIL),
        address -> Optional.of(MAILBOX).filter(mailbox -> mailbox.address().equals(address)));
  }
}
