package dev.threadmark.provider.graph;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code clientState} of our subscriptions: which mailbox they are for, and proof that we made
 * them. Stored shape: {@code <16 hex digits of sha256(mailbox)>.<base64url HMAC-SHA256(secret,
 * mailbox)>}, 60 characters of the 128 that Graph takes.
 */
public final class ClientState {
  private static final int NAME_BYTES = 8;
  private final SecretKeySpec key;

  /**
   * @param secret at least 16 random bytes, kept where secrets are kept
   */
  public ClientState(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("the webhook secret has less than 16 bytes");
    }
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  public String of(MailboxId mailbox) {
    return name(mailbox) + "." + proof(mailbox);
  }

  /** The part that says which mailbox; no secret, and no address either. */
  public static String name(MailboxId mailbox) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(mailbox));
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether {@code state} is that of {@code mailbox}; takes the same time for every wrong one. */
  public boolean matches(String state, MailboxId mailbox) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), of(mailbox).getBytes(StandardCharsets.UTF_8));
  }

  private String proof(MailboxId mailbox) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(mailbox)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(MailboxId mailbox) {
    Address address = mailbox.address();
    return (mailbox.tenant() + "/" + address.value()).getBytes(StandardCharsets.UTF_8);
  }
}
