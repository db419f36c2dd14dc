package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that sign reply tokens, and for other purposes other things. The newest signs; all of
 * them verify, so that rotating keys breaks no old mail. What is signed for one purpose is worth
 * nothing for another.
 */
public final class TokenKeys {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int MIN_SECRET_BYTES = 16;
  private static final int KEY_ID = 2;

  /** 80 bits: they stand in addresses, whose local part has 64 characters. */
  private static final int REPLY_CHARS = 16;

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String newest;

  /**
   * @param secrets key id (two of {@code 0-9a-z}) to secret (at least 16 bytes), oldest first
   */
  public TokenKeys(Map<String, byte[]> secrets) {
    String last = null;
    for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
      if (!secret.getKey().matches("[0-9a-z]{2}")) {
        throw new IllegalArgumentException("a token key id is two of 0-9a-z");
      }
      if (secret.getValue().length < MIN_SECRET_BYTES) {
        throw new IllegalArgumentException("a token secret must have at least 16 bytes");
      }
      keys.put(secret.getKey(), new SecretKeySpec(secret.getValue(), "HmacSHA256"));
      last = secret.getKey();
    }
    if (last == null) {
      throw new IllegalArgumentException("there must be at least one token key");
    }
    newest = last;
  }

  /** The id of the key that signs. */
  public String signing() {
    return newest;
  }

  /** A token by which {@code recipient} may answer on {@code ticket}. */
  public ReplyToken issue(String tenant, TicketId ticket, Address recipient) {
    return new ReplyToken(newest, ticket, mac(keys.get(newest), tenant, ticket, recipient));
  }

  /** True if we issued {@code token} to {@code recipient}. Takes the same time for any mac. */
  public boolean issuedTo(ReplyToken token, String tenant, Address recipient) {
    SecretKeySpec key = keys.get(token.keyId());
    if (key == null) {
      return false;
    }
    String expected = mac(key, tenant, token.ticket(), recipient);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), token.mac().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A signature over {@code parts} that is good for {@code purpose} alone, as a key id and so many
   * characters of base 32; letters in lower case.
   *
   * @param chars at most 50, each of them 5 bits of HMAC-SHA256
   */
  public String sign(String purpose, int chars, String... parts) {
    return newest + mac(keys.get(newest), message(purpose, parts), chars).toLowerCase(Locale.ROOT);
  }

  /** True if {@link #sign} said {@code signature}, by any key. Takes the same time for any. */
  public boolean signed(String signature, String purpose, int chars, String... parts) {
    SecretKeySpec key =
        signature.length() < KEY_ID ? null : keys.get(signature.substring(0, KEY_ID));
    return key != null
        && MessageDigest.isEqual(
            mac(key, message(purpose, parts), chars)
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.US_ASCII),
            signature.substring(KEY_ID).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What is signed for a purpose. No reply token signs such a text, which would begin with a
   * tenant: there is no slash in those. Lengths tell where a part ends.
   */
  private static String message(String purpose, String... parts) {
    StringBuilder text = new StringBuilder("threadmark/").append(purpose).append('\n');
    for (String part : parts) {
      text.append(part.length()).append(':').append(part);
    }
    return text.toString();
  }

  private static String mac(SecretKeySpec key, String tenant, TicketId ticket, Address recipient) {
    return mac(key, tenant + "\n" + ticket.compact() + "\n" + recipient.key(), REPLY_CHARS);
  }

  private static String mac(SecretKeySpec key, String message, int chars) {
    byte[] hash;
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(key);
      hash = hmac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 5 * chars; bit += 5) {
      int pair = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt(pair >>> (11 - bit % 8) & 31));
    }
    return text.toString();
  }
}
