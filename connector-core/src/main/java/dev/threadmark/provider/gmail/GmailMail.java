package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartHeader;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MailFields;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a {@link Mail} of a message in {@code format=full}. */
final class GmailMail {
  private GmailMail() {}

  /** Unreadable where the message makes no sense to us, so that it does not hold up the others. */
  static Change change(Delivery delivery, Message message) {
    try {
      return new Change.Arrived(delivery, mail(message));
    } catch (RuntimeException | StackOverflowError e) {
      return new Change.Unreadable(
          delivery, "Gmail's form of it cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Mail mail(Message message) {
    MessagePart root = message.getPayload() == null ? new MessagePart() : message.getPayload();
    GmailParts parts = GmailParts.of(root);
    return MailFields.mail(headers(root), body(parts), attachments(parts), Optional.empty());
  }

  private static Headers headers(MessagePart root) {
    List<MessagePartHeader> fields = root.getHeaders();
    if (fields == null) {
      return Headers.NONE;
    }
    return new Headers(
        fields.stream()
            .filter(field -> field.getName() != null)
            .map(field -> new Header(field.getName(), unfolded(field.getValue())))
            .toList());
  }

  private static Body body(GmailParts parts) {
    return new Body(joined(parts, "text/plain"), joined(parts, "text/html"));
  }

  private static Optional<String> joined(GmailParts parts, String type) {
    List<MessagePart> some =
        parts.texts().stream().filter(part -> GmailParts.type(part).equals(type)).toList();
    return some.isEmpty()
        ? Optional.empty()
        : Optional.of(some.stream().map(GmailTexts::text).collect(Collectors.joining("\n")));
  }

  private static List<Attachment> attachments(GmailParts parts) {
    return parts.others().stream().map(GmailMail::attachment).toList();
  }

  private static Attachment attachment(MessagePart part) {
    Optional<String> contentId =
        Optional.of(GmailParts.header(part, "Content-ID").replaceAll("[<>\\s]", ""))
            .filter(id -> !id.isEmpty());
    String disposition = GmailParts.disposition(part);
    boolean inline =
        disposition.startsWith("inline")
            || (contentId.isPresent() && !disposition.startsWith("attachment"));
    String name = part.getFilename() == null ? "" : part.getFilename();
    Integer size = part.getBody() == null ? null : part.getBody().getSize();
    return new Attachment(
        MailFields.decoded(name),
        GmailParts.type(part),
        size == null ? 0 : size,
        inline,
        contentId);
  }

  private static String unfolded(String value) {
    if (value == null) {
      return "";
    }
    return value.indexOf('\n') < 0 ? value : value.replaceAll("\\r?\\n", "");
  }
}
