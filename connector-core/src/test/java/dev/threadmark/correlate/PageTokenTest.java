package dev.threadmark.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofDays(30));
  private static final MailboxId DESK = mailbox("lumen", "support@lumen.example");
  private static final TicketId TICKET = new TicketId("7K3F-9QXM-2B4D");
  private static final Address KIM = new Address("kim@customer.example");
  private static final TokenKeys KEYS = keys("k1");

  @Test
  void itOpensThePageUntilItsTimeIsOver() {
    PageToken token = issued();
    assertTrue(token.opens(KEYS, DESK, NOW));
    assertTrue(token.opens(KEYS, DESK, UNTIL.minusSeconds(1)));
    assertFalse(token.opens(KEYS, DESK, UNTIL));
  }

  @Test
  void itIsReadAsItWasWrittenInAnyCase() {
    String text = issued().toString();
    assertEquals(Optional.of(issued()), PageToken.parse(text));
    assertEquals(Optional.of(issued()), PageToken.parse(text.toUpperCase(Locale.ROOT)));
    assertEquals(text, PageToken.parse(text).orElseThrow().toString());
  }

  @Test
  void itIsForItsRecipientAndNobodyElse() {
    assertTrue(issued().isFor(KEYS, DESK, new Address("Kim@Customer.Example")));
    assertFalse(issued().isFor(KEYS, DESK, new Address("lee@customer.example")));
    assertFalse(issued().toString().contains("kim"));
  }

  @Test
  void itOpensNothingInAnotherMailboxOrTenant() {
    assertFalse(issued().opens(KEYS, mailbox("lumen", "sales@lumen.example"), NOW));
    assertFalse(issued().opens(KEYS, mailbox("acme", "support@lumen.example"), NOW));
  }

  @Test
  void noSignOfItCanBeChanged() {
    String text = issued().toString();
    int read = 0;
    for (int at = 0; at < text.length(); at++) {
      String other = text.charAt(at) == '2' ? "3" : "2";
      String forged = text.substring(0, at) + other + text.substring(at + 1);
      Optional<PageToken> token = PageToken.parse(forged);
      read += token.isPresent() ? 1 : 0;
      assertFalse(token.filter(one -> one.opens(KEYS, DESK, NOW)).isPresent(), forged);
    }
    assertTrue(read > 40, "most of them looked like one: " + read);
  }

  @Test
  void anOlderKeyOpensStillAndOneThatIsGoneDoesNot() {
    assertTrue(issued().opens(keys("k1", "k2"), DESK, NOW));
    assertTrue(issued().isFor(keys("k1", "k2"), DESK, KIM));
    assertFalse(issued().opens(keys("k2"), DESK, NOW));
    PageToken newer = PageToken.issue(keys("k1", "k2"), DESK, TICKET, KIM, UNTIL);
    assertNotEquals(issued(), newer);
    assertTrue(newer.opens(keys("k2"), DESK, NOW));
  }

  @Test
  void aReplyTokenIsNoPageTokenAndNoPageTokenIsAReplyToken() {
    ReplyToken reply = KEYS.issue(DESK.tenant(), TICKET, KIM);
    assertEquals(Optional.empty(), PageToken.parse(reply.toString()));
    assertEquals(List.of(), ReplyToken.findAll("https://x.example/t/" + issued()));
    // Nor if somebody takes the signature out of the one and builds the other around it.
    String mac = issued().mac().substring(2, 18).toUpperCase(Locale.ROOT);
    assertFalse(KEYS.issuedTo(new ReplyToken("k1", TICKET, mac), DESK.tenant(), KIM));
    String padded = "k1" + reply.mac().toLowerCase(Locale.ROOT) + "0".repeat(10);
    PageToken built = new PageToken(TICKET, issued().until(), issued().holder(), padded);
    assertFalse(built.opens(KEYS, DESK, NOW));
  }

  @Test
  void whatIsSignedForOnePurposeIsWorthNothingForAnother() {
    String signed = KEYS.sign("page", 26, "a", "b");
    assertTrue(KEYS.signed(signed, "page", 26, "a", "b"));
    assertFalse(KEYS.signed(signed, "page-session", 26, "a", "b"));
    assertFalse(KEYS.signed(signed, "page", 26, "ab", ""));
    assertFalse(KEYS.signed(signed.substring(0, 20), "page", 26, "a", "b"));
    assertFalse(KEYS.signed("", "page", 26, "a", "b"));
  }

  @Test
  void noTenantCanBeNamedSoThatAReplyTokenSignsForAPage() {
    assertThrows(
        IllegalArgumentException.class, () -> mailbox("threadmark/page", "a@lumen.example"));
  }

  private static PageToken issued() {
    return PageToken.issue(KEYS, DESK, TICKET, KIM, UNTIL);
  }

  private static TokenKeys keys(String... ids) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    for (String id : ids) {
      secrets.put(id, ("a secret for tests, " + id).getBytes(StandardCharsets.UTF_8));
    }
    return new TokenKeys(secrets);
  }

  private static MailboxId mailbox(String tenant, String address) {
    return new MailboxId(tenant, new Address(address));
  }
}
