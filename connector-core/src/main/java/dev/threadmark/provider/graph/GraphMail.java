package dev.threadmark.provider.graph;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EventMessage;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MailFields;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message of Graph as a change of ours. */
final class GraphMail {
  private GraphMail() {}

  static boolean isRemoved(Message message) {
    return message.getAdditionalData().containsKey("@removed");
  }

  /** True for what has not been sent or has no name: nothing of it concerns us. */
  static boolean isNothing(Message message) {
    return message.getId() == null
        || message.getId().isBlank()
        || (!isRemoved(message) && Boolean.TRUE.equals(message.getIsDraft()));
  }

  /**
   * @param attachments of this message
   */
  static Change change(
      Message message, MailboxId mailbox, Folder folder, List<Attachment> attachments) {
    ProviderId id = new ProviderId(message.getId());
    if (isRemoved(message)) {
      return new Change.Removed(id);
    }
    Optional<Instant> received =
        Optional.ofNullable(message.getReceivedDateTime())
            .or(() -> Optional.ofNullable(message.getSentDateTime()))
            .map(at -> at.toInstant());
    Delivery delivery =
        new Delivery(
            mailbox,
            id,
            folder,
            received.orElse(Instant.EPOCH),
            Optional.ofNullable(message.getConversationId()),
            GraphProperties.value(message, GraphProperties.TICKET));
    if (received.isEmpty()) {
      return new Change.Unreadable(delivery, "it has no date of receipt");
    }
    try {
      return new Change.Arrived(
          delivery,
          MailFields.mail(
              GraphHeaders.of(message),
              body(message.getBody()),
              withInvitation(message, attachments),
              Optional.empty()));
    } catch (RuntimeException | StackOverflowError e) {
      // One mail that nobody foresaw must not stop the others.
      return new Change.Unreadable(
          delivery, "reading it failed with " + e.getClass().getSimpleName());
    }
  }

  private static Body body(ItemBody body) {
    if (body == null || body.getContent() == null || body.getContent().isEmpty()) {
      return Body.EMPTY;
    }
    return body.getContentType() == BodyType.Html
        ? Body.html(body.getContent())
        : Body.text(body.getContent());
  }

  /** Graph makes an event of a calendar part and no longer lists the part itself. */
  private static List<Attachment> withInvitation(Message message, List<Attachment> attachments) {
    if (!(message instanceof EventMessage)
        || attachments.stream().anyMatch(a -> a.type().equals("text/calendar"))) {
      return attachments;
    }
    List<Attachment> all = new ArrayList<>(attachments);
    all.add(new Attachment("", "text/calendar", 0, false, Optional.empty()));
    return all;
  }
}
