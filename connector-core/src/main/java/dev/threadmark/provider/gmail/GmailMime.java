package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartHeader;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutgoingMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.RawField;

/** A mail as it goes to Gmail: MIME, with all of its header fields. */
final class GmailMime {
  private GmailMime() {}

  /** Our Message-ID for a mail: the same however often it is tried. */
  static MessageId messageId(OutgoingMail mail) {
    return new MessageId("tm." + mail.key() + "@" + mail.from().domain());
  }

  static byte[] of(OutgoingMail mail, List<Enclosed> enclosed) {
    try {
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
      if (enclosed.isEmpty()) {
        message.setBody(mail.text(), StandardCharsets.UTF_8);
        message.setContentTransferEncoding("base64");
      } else {
        message.setBody(mixed(mail.text(), enclosed));
      }
      return DefaultMessageWriter.asBytes(message.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  private static Multipart mixed(String text, List<Enclosed> enclosed) throws IOException {
    MultipartBuilder parts = MultipartBuilder.create("mixed");
    parts.addBodyPart(
        BodyPartBuilder.create()
            .setBody(text, StandardCharsets.UTF_8)
            .setContentTransferEncoding("base64")
            .build());
    for (Enclosed file : enclosed) {
      parts.addBodyPart(
          BodyPartBuilder.create()
              .setBody(file.content(), file.type())
              .setContentTransferEncoding("base64")
              .setContentDisposition("attachment", file.name())
              .build());
    }
    return parts.build();
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
