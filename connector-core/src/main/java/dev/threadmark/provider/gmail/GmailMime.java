package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartHeader;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutgoingMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.BodyPart;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;

/** A mail as it goes to Gmail: MIME, with all of its header fields. */
final class GmailMime {
  private GmailMime() {}

  /** Our Message-ID for a mail: the same however often it is tried. */
  static MessageId messageId(OutgoingMail mail) {
    return new MessageId("tm." + mail.key() + "@" + mail.from().domain());
  }

  /** All of it; for a mail without big files. */
  static byte[] of(OutgoingMail mail, List<Enclosed> enclosed) {
    try (InputStream whole = stream(mail, enclosed)) {
      return whole.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  /** The same, of which little is in memory at a time: a file is read when its turn comes. */
  static InputStream stream(OutgoingMail mail, List<Enclosed> enclosed) throws IOException {
    byte[] words = words(mail, !enclosed.isEmpty());
    return enclosed.isEmpty()
        ? new ByteArrayInputStream(words)
        : GmailFiles.below(words, boundary(mail), enclosed);
  }

  /** Everything but the files; where there are some, they go before the last boundary. */
  private static byte[] words(OutgoingMail mail, boolean files) throws IOException {
    var message = org.apache.james.mime4j.dom.Message.Builder.of();
    add(message, "From", mail.from().value());
    add(message, "To", addresses(mail.to()));
    add(message, "Cc", addresses(mail.cc()));
    add(message, "Reply-To", mail.replyTo().map(Address::value).orElse(""));
    add(
        message,
        "Subject",
        EncoderUtil.encodeIfNecessary(mail.subject(), EncoderUtil.Usage.TEXT_TOKEN, 9));
    add(
        message,
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.writtenAt().atOffset(ZoneOffset.UTC)));
    add(message, "Message-ID", "<" + messageId(mail) + ">");
    mail.answers()
        .ifPresent(
            original -> {
              add(message, "In-Reply-To", original.messageId().map(GmailMime::id).orElse(""));
              add(
                  message,
                  "References",
                  original.chain().stream().map(GmailMime::id).collect(Collectors.joining(" ")));
            });
    add(message, "Auto-Submitted", automatic(mail));
    mail.allHeaders().forEach((name, value) -> add(message, name, value));
    if (files) {
      Multipart mixed = MultipartBuilder.create("mixed").addBodyPart(words(mail)).build();
      message.setBody(mixed);
      message.setContentType("multipart/mixed", new NameValuePair("boundary", boundary(mail)));
    } else if (mail.html().isPresent()) {
      message.setBody(alternative(mail));
    } else {
      message.setBody(mail.text(), StandardCharsets.UTF_8);
      message.setContentTransferEncoding("base64");
    }
    return DefaultMessageWriter.asBytes(message.build());
  }

  /** Nothing in base64 can look like it. */
  private static String boundary(OutgoingMail mail) {
    return "=_" + mail.key().value();
  }

  private static BodyPart words(OutgoingMail mail) throws IOException {
    return mail.html().isPresent()
        ? BodyPartBuilder.create().setBody(alternative(mail)).build()
        : part(mail.text(), "plain");
  }

  /** The better form is the last one (RFC 2046, 5.1.4). */
  private static Multipart alternative(OutgoingMail mail) throws IOException {
    return MultipartBuilder.create("alternative")
        .addBodyPart(part(mail.text(), "plain"))
        .addBodyPart(part(mail.htmlDocument().orElseThrow(), "html"))
        .build();
  }

  private static BodyPart part(String text, String subtype) throws IOException {
    return BodyPartBuilder.create()
        .setBody(text, subtype, StandardCharsets.UTF_8)
        .setContentTransferEncoding("base64")
        .build();
  }

  /** The writer folds long fields; one that comes folded it would end with an empty line. */
  private static void add(
      org.apache.james.mime4j.dom.Message.Builder message, String name, String value) {
    if (!value.isEmpty()) {
      message.addField(new RawField(name, value));
    }
  }

  private static String id(MessageId id) {
    return "<" + id + ">";
  }

  private static String addresses(List<Address> addresses) {
    return addresses.stream().map(Address::value).collect(Collectors.joining(", "));
  }

  /** A header field of a message that was asked for with its metadata. */
  static Optional<String> field(Message message, String name) {
    if (message.getPayload() == null || message.getPayload().getHeaders() == null) {
      return Optional.empty();
    }
    return message.getPayload().getHeaders().stream()
        .filter(field -> name.equalsIgnoreCase(field.getName()))
        .map(MessagePartHeader::getValue)
        .map(String::strip)
        .findFirst();
  }

  /** RFC 3834, section 5: what answers a mail, and what answers none. */
  private static String automatic(OutgoingMail mail) {
    String kind = mail.answers().isPresent() ? "auto-replied" : "auto-generated";
    return mail.automatic() ? kind : "";
  }
}
