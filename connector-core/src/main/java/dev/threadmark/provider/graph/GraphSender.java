package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.users.item.mailfolders.item.messages.MessagesRequestBuilder;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Sends from Microsoft 365 mailboxes: a draft that holds the key as an extended property, then
 * {@code send}, which answers 202 and nothing else. Needs {@code Mail.ReadWrite} and {@code
 * Mail.Send}. Three requests a mail, two to look for one.
 *
 * <p>A draft that is looked up and sent again cannot go twice: once it is on its way it is no
 * longer in Drafts.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/message-send">Graph: message: send</a>
 * @see <a href="https://learn.microsoft.com/graph/outlook-immutable-id">Graph: immutable ids</a>
 */
public final class GraphSender implements MailSender {
  private static final String[] FIELDS = {"id", "isDraft", "internetMessageId"};
  private final GraphConnection connection;
  private final GraphDrafts drafts;

  public GraphSender(AuthenticationProvider authentication, GraphSettings settings) {
    connection = new GraphConnection(authentication, settings);
    drafts = new GraphDrafts(connection);
  }

  @Override
  public Sending find(MailboxId mailbox, OutgoingMail mail) {
    Answer<List<Message>> anywhere = withKey(mailbox, mail.key());
    if (!(anywhere instanceof Answer.Got<List<Message>> found)) {
      return unseen(anywhere);
    }
    Optional<Sending> sent =
        found.value().stream()
            .filter(message -> Boolean.FALSE.equals(message.getIsDraft()))
            .flatMap(message -> sent(message).stream())
            .findFirst();
    if (sent.isPresent() || found.value().isEmpty()) {
      return sent.orElseGet(() -> new Sending.NotYet(Optional.empty()));
    }
    // What was submitted counts as a draft until it has left the Outbox.
    Answer<List<Message>> drafted = draftsWithKey(mailbox, mail.key());
    if (!(drafted instanceof Answer.Got<List<Message>> waiting)) {
      return unseen(drafted);
    }
    return waiting.value().isEmpty()
        ? new Sending.Unknown(Optional.empty(), "its draft has left Drafts and is not sent")
        : new Sending.NotYet(Optional.of(new ProviderId(waiting.value().get(0).getId())));
  }

  @Override
  public Sending send(
      MailboxId mailbox, OutgoingMail mail, List<Enclosed> enclosed, Optional<ProviderId> draft) {
    if (draft.isPresent()) {
      // Who made it may have died while it was being filled.
      Answer<Boolean> filled = drafts.fill(mailbox, draft.get(), enclosed);
      return filled instanceof Answer.Got<Boolean>
          ? submit(mailbox, mail, draft.get(), Optional.empty(), true)
          : unfilled(filled);
    }
    return drafts
        .create(mailbox, mail)
        .match(
            new Answer.Cases<Message, Sending>() {
              @Override
              public Sending got(Message made) {
                Optional<MessageId> id = MessageId.parse(made.getInternetMessageId());
                ProviderId draft = new ProviderId(made.getId());
                Answer<Boolean> filled = drafts.fill(mailbox, draft, enclosed);
                return filled instanceof Answer.Got<Boolean>
                    ? submit(mailbox, mail, draft, id, false)
                    : unfilled(filled);
              }

              @Override
              public Sending later(Optional<Duration> after, String why) {
                return new Sending.Later(after, why);
              }

              @Override
              public Sending gone(String why) {
                return new Sending.Later(Optional.empty(), why);
              }

              @Override
              public Sending refused(String why) {
                return notAsked(why).orElseGet(() -> new Sending.Refused(why));
              }
            });
  }

  private static Sending unfilled(Answer<Boolean> filled) {
    return filled.match(
        new Answer.Cases<Boolean, Sending>() {
          @Override
          public Sending got(Boolean any) {
            throw new IllegalStateException("it is filled");
          }

          @Override
          public Sending later(Optional<Duration> after, String why) {
            return new Sending.Later(after, why);
          }

          @Override
          public Sending gone(String why) {
            return new Sending.Unknown(Optional.empty(), why); // it may have been sent meanwhile
          }

          @Override
          public Sending refused(String why) {
            return notAsked(why).orElseGet(() -> new Sending.Refused(why));
          }
        });
  }

  /** A login that has expired is no fault of the mail, which waits until somebody has mended it. */
  private static Optional<Sending> notAsked(String why) {
    return GraphAnswers.isNoToken(why)
        ? Optional.of(new Sending.Later(Optional.empty(), why))
        : Optional.empty();
  }

  /**
   * @param again true for a draft of an earlier attempt: that it does not go may mean that it went
   */
  private Sending submit(
      MailboxId mailbox,
      OutgoingMail mail,
      ProviderId draft,
      Optional<MessageId> messageId,
      boolean again) {
    Answer<ProviderId> answer =
        GraphAnswers.ask(
            () -> {
              new MessageItemRequestBuilder(
                      connection.at(mailbox, draft.value()), connection.adapter())
                  .send()
                  .post(request -> GraphConnection.preferImmutableIds(request.headers));
              return draft;
            });
    return answer.match(
        new Answer.Cases<ProviderId, Sending>() {
          @Override
          public Sending got(ProviderId gone) {
            return readBack(mailbox, mail, draft, messageId);
          }

          @Override
          public Sending later(Optional<Duration> after, String why) {
            return new Sending.Unknown(after, why);
          }

          @Override
          public Sending gone(String why) {
            return new Sending.Unknown(Optional.empty(), why);
          }

          @Override
          public Sending refused(String why) {
            return again
                ? new Sending.Unknown(Optional.empty(), why)
                : notAsked(why).orElseGet(() -> new Sending.Refused(why));
          }
        });
  }

  /**
   * The id of the sent copy, which is not always the draft's, and the Message-ID that it has. Where
   * it does not show yet, what the draft said: the copy comes by later, in Sent Items.
   */
  private Sending readBack(
      MailboxId mailbox, OutgoingMail mail, ProviderId draft, Optional<MessageId> messageId) {
    Sending seen = find(mailbox, mail);
    if (seen instanceof Sending.Sent || messageId.isEmpty()) {
      return seen instanceof Sending.Sent
          ? seen
          : new Sending.Unknown(Optional.empty(), "accepted, but its Message-ID is not known yet");
    }
    return new Sending.Sent(draft, messageId.get());
  }

  private static Optional<Sending> sent(Message message) {
    return MessageId.parse(message.getInternetMessageId())
        .map(id -> new Sending.Sent(new ProviderId(message.getId()), id));
  }

  private static Sending unseen(Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      return new Sending.Refused(refused.why());
    }
    return answer instanceof Answer.Later<?> later
        ? new Sending.Later(later.after(), later.why())
        : new Sending.Later(Optional.empty(), "no such folder now");
  }

  /** In all folders: people and rules move sent mail. */
  private Answer<List<Message>> withKey(MailboxId mailbox, OutboxKey key) {
    return GraphAnswers.ask(
        () ->
            listed(
                new com.microsoft.graph.users.item.messages.MessagesRequestBuilder(
                        connection.at(mailbox), connection.adapter())
                    .get(
                        request -> {
                          GraphConnection.preferImmutableIds(request.headers);
                          request.queryParameters.filter = filter(key);
                          request.queryParameters.select = FIELDS;
                        })));
  }

  private Answer<List<Message>> draftsWithKey(MailboxId mailbox, OutboxKey key) {
    HashMap<String, Object> folder = connection.at(mailbox);
    folder.put("mailFolder%2Did", "drafts");
    return GraphAnswers.ask(
        () ->
            listed(
                new MessagesRequestBuilder(folder, connection.adapter())
                    .get(
                        request -> {
                          GraphConnection.preferImmutableIds(request.headers);
                          request.queryParameters.filter = filter(key);
                          request.queryParameters.select = FIELDS;
                        })));
  }

  private static List<Message> listed(MessageCollectionResponse answer) {
    return answer == null || answer.getValue() == null ? List.of() : answer.getValue();
  }

  private static String filter(OutboxKey key) {
    return "singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq '%s')"
        .formatted(GraphProperties.OUTBOX, key);
  }
}
