package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reply tokens: what was not issued, letter for letter, to this recipient is not accepted. */
final class TokenTexts implements Target.Check {
  private static final List<String> TENANTS = List.of("acme", "other");
  private static final List<TicketId> TICKETS =
      List.of(TicketId.derive("one"), TicketId.derive("two"), new TicketId("0100-1110-0011"));
  private static final List<Address> PEOPLE =
      List.of(new Address("ana@example.com"), new Address("ana@example.co"));
  private static final TokenKeys OLD = keys(Map.of("k0", secret('o')));
  static final TokenKeys THEIRS = keys(Map.of("k1", secret('t')));
  private static final TokenKeys OURS = both();

  /** By whom it was issued to whom: the key, the tenant and the address. */
  private final Map<String, String> tokens = new HashMap<>();

  private final List<String> texts;
  private final TokenKeys believed;

  TokenTexts() {
    this(OURS);
  }

  /**
   * @param believed the keys that tokens are checked with
   */
  TokenTexts(TokenKeys believed) {
    this.believed = believed;
    for (String tenant : TENANTS) {
      for (TicketId ticket : TICKETS) {
        for (Address person : PEOPLE) {
          for (TokenKeys keys : List.of(OURS, OLD, THEIRS)) {
            String token = keys.issue(tenant, ticket, person).toString();
            tokens.put(token, keys == THEIRS ? "" : tenant + " " + person);
          }
        }
      }
    }
    texts = tokens.keySet().stream().sorted().toList();
  }

  @Override
  public void of(byte[] input) {
    Dice dice = new Dice(input);
    String tenant = dice.one(TENANTS);
    Address person = dice.one(PEOPLE);
    String text = text(dice);
    for (ReplyToken token : ReplyToken.findAll(text)) {
      boolean accepted = believed.issuedTo(token, tenant, person);
      boolean issued = (tenant + " " + person).equals(tokens.get(token.toString()));
      assertFalse(accepted && !issued, "a token that nobody issued was accepted");
      assertFalse(issued && !accepted, "a token of ours was refused");
      assertTrue(!accepted || spelled(text).contains(spelled(token.toString())));
    }
    if (input.length == 0) {
      assertTrue(ReplyToken.find(text).isPresent(), "a token was not found");
    }
  }

  private String text(Dice dice) {
    return switch (dice.below(8)) {
      case 7 -> dice.rest();
      case 6 -> swapped(dice.one(texts), dice.one(texts), dice.below(32));
      case 5 -> "support+" + Edits.of(dice.one(texts), dice) + "@acme.example";
      case 4 ->
          Edits.of(dice.one(texts), dice) + dice.one(List.of(" ", "", "-", "_")) + dice.one(texts);
      default -> Edits.of(dice.one(texts), dice);
    };
  }

  private static String swapped(String one, String other, int at) {
    return one.substring(0, at) + other.substring(at);
  }

  /** Ways to write one letter, made equal: case, O for 0, I and L for 1. */
  private static String spelled(String text) {
    return text.toLowerCase(Locale.ROOT).replace('o', '0').replace('i', '1').replace('l', '1');
  }

  private static TokenKeys both() {
    Map<String, byte[]> secrets = new java.util.LinkedHashMap<>();
    secrets.put("k0", secret('o'));
    secrets.put("k1", secret('n'));
    return keys(secrets);
  }

  private static TokenKeys keys(Map<String, byte[]> secrets) {
    return new TokenKeys(secrets);
  }

  private static byte[] secret(char of) {
    return String.valueOf(of).repeat(32).getBytes(StandardCharsets.UTF_8);
  }
}
