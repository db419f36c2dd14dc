package dev.threadmark.correlate;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Letters;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells one mail from another by Message-ID and content: redelivered, it has the same digest; other
 * content under the same Message-ID is another mail. Only what its sender wrote counts, not what
 * systems on the way added, and words count without their layout.
 */
public final class Digest {
  private static final List<String> WRITTEN =
      List.of("Date", "To", "Cc", "Reply-To", "In-Reply-To", "References", "Content-Type");

  private Digest() {}

  /** 32 hex digits. */
  public static String of(Mail mail, Words words) {
    StringBuilder content = new StringBuilder(mail.id().value());
    mail.from().ifPresent(from -> line(content, from.value()));
    line(content, Letters.only(mail.subject()));
    for (String name : WRITTEN) {
      line(content, Letters.only(mail.headers().first(name).orElse("")));
    }
    for (Attachment attachment : mail.attachments()) {
      line(content, attachment.type() + " " + attachment.name() + " " + attachment.size());
    }
    line(content, Letters.only(words.written()));
    line(content, Letters.only(words.elided()));
    return of(content.toString());
  }

  /**
   * That of a mail which we vouch for: whatever systems made of it, and whoever gets hold of it and
   * sends it again, it is the same one.
   */
  public static String of(Voucher voucher) {
    return of("vouched for\n" + voucher.customer().key() + "\n" + voucher.key());
  }

  private static String of(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void line(StringBuilder content, String text) {
    content.append('\n').append(text);
  }
}
