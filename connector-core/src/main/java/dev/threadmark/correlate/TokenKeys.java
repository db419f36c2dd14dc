package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that sign reply tokens. The newest signs; all of them verify, so that rotating keys
 * breaks no old mail.
 */
public final class TokenKeys {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int MIN_SECRET_BYTES = 16;

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

  private static String mac(SecretKeySpec key, String tenant, TicketId ticket, Address recipient) {
    byte[] hash;
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(key);
      String signed = tenant + "\n" + ticket.compact() + "\n" + recipient.key();
      hash = hmac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 80; bit += 5) {
      int pair = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt(pair >>> (11 - bit % 8) & 31));
    }
    return text.toString();
  }
}
