package dev.threadmark.correlate;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one mail from another by Message-ID and content: redelivered, it has the same digest; other
 * words under the same Message-ID are another mail. Only what every provider shows alike counts:
 * its sender, its subject, and its words without their layout.
 */
public final class Digest {
  private Digest() {}

  /** 32 hex digits. */
  public static String of(Mail mail, Words words) {
    String content =
        String.join(
            "\n",
            mail.id().value(),
            mail.from().map(Object::toString).orElse(""),
            fold(mail.subject()),
            fold(words.written() + words.elided()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String fold(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
