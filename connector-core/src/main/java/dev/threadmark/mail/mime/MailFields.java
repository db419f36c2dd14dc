package dev.threadmark.mail.mime;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.NamedAddress;
import dev.threadmark.mail.Parties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/** Makes a {@link Mail} of header fields and the parts that somebody already took apart. */
public final class MailFields {
  private MailFields() {}

  /** The mail that {@code headers} describe. Broken fields count as absent. */
  public static Mail mail(
      Headers headers, Body body, List<Attachment> attachments, Optional<DeliveryReport> report) {
    Optional<MessageId> id = headers.first("Message-ID").flatMap(MessageId::parse);
    return new Mail(
        id.orElseGet(() -> derivedId(headers, body)),
        id.isEmpty(),
        headers,
        new Parties(
            addresses(headers, "From").stream().findFirst(),
            addresses(headers, "Sender").stream().findFirst(),
            addresses(headers, "Reply-To"),
            addresses(headers, "To"),
            addresses(headers, "Cc")),
        headers.first("Subject").map(MailFields::decoded).orElse(""),
        Optional.empty(),
        body,
        attachments,
        report);
  }

  /** The addresses of all fields of that name, names decoded (RFC 2047). */
  public static List<NamedAddress> addresses(Headers headers, String name) {
    return headers.all(name).stream()
        .flatMap(value -> LenientAddressParser.DEFAULT.parseAddressList(value).flatten().stream())
        .filter(mailbox -> mailbox.getAddress() != null && !mailbox.getAddress().isBlank())
        .map(mailbox -> new NamedAddress(mailbox.getName(), new Address(mailbox.getAddress())))
        .toList();
  }

  /** Unstructured text with its encoded words decoded (RFC 2047). */
  public static String decoded(String text) {
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT).strip();
  }

  private static MessageId derivedId(Headers headers, Body body) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (String name : List.of("From", "To", "Date", "Subject")) {
      digest.update((headers.first(name).orElse("") + "\n").getBytes(StandardCharsets.UTF_8));
    }
    String hex = HexFormat.of().formatHex(digest.digest(), 0, 16);
    return new MessageId(hex + "@derived.threadmark");
  }
}
