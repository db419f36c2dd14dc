package dev.threadmark.provider.graph;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.InternetMessageHeader;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.users.item.messages.MessagesRequestBuilder;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.graph.users.item.messages.item.attachments.AttachmentsRequestBuilder;
import com.microsoft.graph.users.item.messages.item.createreply.CreateReplyPostRequestBody;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import java.util.List;

/**
 * Drafts of mails that are to be sent. An answer is made by {@code createReply}: JSON cannot set
 * {@code In-Reply-To}. Header fields can be given when a draft is made and never later.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/message-createreply">Graph: createReply</a>
 */
final class GraphDrafts {
  private static final String[] NAMES = {"id", "name", "isInline"};

  /** From here on the service wants an upload: "under 3 MB" for a single request. */
  private static final long BIG = 3_000_000;

  private final GraphConnection connection;
  private final GraphUploads uploads;

  GraphDrafts(GraphConnection connection) {
    this.connection = connection;
    this.uploads = new GraphUploads(connection);
  }

  /**
   * A draft of {@code mail}; of an answer even where the mail that it answers is gone, or came from
   * a file.
   */
  Answer<Message> create(MailboxId mailbox, OutgoingMail mail) {
    if (mail.answers().filter(original -> !original.id().inFile()).isEmpty()) {
      return plain(mailbox, mail);
    }
    Answer<Message> reply = reply(mailbox, mail, mail.answers().get().id().value());
    return reply instanceof Answer.Gone<Message> ? plain(mailbox, mail) : reply;
  }

  private Answer<Message> reply(MailboxId mailbox, OutgoingMail mail, String original) {
    CreateReplyPostRequestBody body = new CreateReplyPostRequestBody();
    body.setMessage(message(mail));
    return GraphAnswers.ask(
        () ->
            new MessageItemRequestBuilder(connection.at(mailbox, original), connection.adapter())
                .createReply()
                .post(body, request -> GraphConnection.preferImmutableIds(request.headers)));
  }

  private Answer<Message> plain(MailboxId mailbox, OutgoingMail mail) {
    return GraphAnswers.ask(
        () ->
            new MessagesRequestBuilder(connection.at(mailbox), connection.adapter())
                .post(
                    message(mail), request -> GraphConnection.preferImmutableIds(request.headers)));
  }

  /**
   * Puts files into a draft, unless it holds them; one request a file, or an upload.
   *
   * @see <a href="https://learn.microsoft.com/graph/api/message-post-attachments">Graph: add an
   *     attachment, of less than 3 MB</a>
   */
  Answer<Boolean> fill(MailboxId mailbox, ProviderId draft, List<Enclosed> files) {
    Answer<Boolean> filled = new Answer.Got<>(true);
    if (files.isEmpty()) {
      return filled;
    }
    AttachmentsRequestBuilder there =
        new AttachmentsRequestBuilder(connection.at(mailbox, draft.value()), connection.adapter());
    Answer<Integer> held =
        GraphAnswers.ask(
            () -> {
              var page = there.get(request -> request.queryParameters.select = NAMES);
              // Pictures of the mail that is answered may have come along: they are none of ours.
              return page == null || page.getValue() == null
                  ? 0
                  : (int)
                      page.getValue().stream()
                          .filter(one -> !Boolean.TRUE.equals(one.getIsInline()))
                          .count();
            });
    if (!(held instanceof Answer.Got<Integer> many)) {
      return held.map(any -> false);
    }
    // They are put in one after the other: the first so many are there.
    for (Enclosed file : files.subList(Math.min(many.value(), files.size()), files.size())) {
      filled =
          file.size() >= BIG
              ? uploads.put(there, file)
              : GraphAnswers.ask(
                  () -> {
                    there.post(attachment(file));
                    return true;
                  });
      if (!(filled instanceof Answer.Got<Boolean>)) {
        return filled;
      }
    }
    return filled;
  }

  private static FileAttachment attachment(Enclosed file) {
    FileAttachment attachment = new FileAttachment();
    attachment.setName(file.name());
    attachment.setContentType(file.type());
    attachment.setContentBytes(file.bytes());
    return attachment;
  }

  private static Message message(OutgoingMail mail) {
    Message message = new Message();
    message.setSubject(mail.subject());
    ItemBody body = new ItemBody();
    // Exchange makes the plain text beside it itself when the mail leaves.
    body.setContentType(mail.html().isPresent() ? BodyType.Html : BodyType.Text);
    body.setContent(mail.htmlDocument().orElse(mail.text()));
    message.setBody(body);
    message.setToRecipients(mail.to().stream().map(GraphDrafts::recipient).toList());
    message.setCcRecipients(mail.cc().stream().map(GraphDrafts::recipient).toList());
    mail.replyTo().map(GraphDrafts::recipient).map(List::of).ifPresent(message::setReplyTo);
    message.setInternetMessageHeaders(
        mail.allHeaders().entrySet().stream()
            .map(field -> header(field.getKey(), field.getValue()))
            .toList());
    message.setSingleValueExtendedProperties(List.of(GraphProperties.outbox(mail.key())));
    return message;
  }

  private static Recipient recipient(Address address) {
    EmailAddress email = new EmailAddress();
    email.setAddress(address.value());
    Recipient recipient = new Recipient();
    recipient.setEmailAddress(email);
    return recipient;
  }

  private static InternetMessageHeader header(String name, String value) {
    InternetMessageHeader header = new InternetMessageHeader();
    header.setName(name);
    header.setValue(value);
    return header;
  }
}
