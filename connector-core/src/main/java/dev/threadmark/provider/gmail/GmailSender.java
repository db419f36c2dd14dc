package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends from Gmail mailboxes, under a Message-ID made of the key. Needs {@code gmail.modify}. 120
 * quota units a mail; 25 to look for one, and 20 for each mail sent to the same recipient in the
 * last day where the service has replaced the Message-ID and kept no trace of ours.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/sending">Gmail:
 *     sending</a>
 */
public final class GmailSender implements MailSender {
  private static final List<String> SENT = List.of(GmailFolders.SENT);
  private static final List<String> IDS = List.of("Message-ID", OutgoingMail.KEY_FIELD);

  /** Whose clock is right does not matter within a day. */
  private static final Duration DRIFT = Duration.ofDays(1);

  private static final long MOST = 100;
  private static final int MAX_PAGES = 10;
  private final GmailClients clients;

  public GmailSender(GmailClients clients) {
    this.clients = clients;
  }

  @Override
  public Sending find(MailboxId mailbox, OutgoingMail mail) {
    Answer<Optional<Message>> byId = byMessageId(mailbox, mail);
    Answer<Optional<Message>> found =
        byId instanceof Answer.Got<Optional<Message>> got && got.value().isEmpty()
            ? byField(mailbox, mail)
            : byId;
    return found.match(
        new Answer.Cases<Optional<Message>, Sending>() {
          @Override
          public Sending got(Optional<Message> message) {
            return message
                .<Sending>flatMap(GmailSender::sent)
                .orElseGet(() -> new Sending.NotYet(Optional.empty()));
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
            return new Sending.Refused(why);
          }
        });
  }

  /** The id is written by the service, so the field that the mail has by then is read back. */
  @Override
  public Sending send(
      MailboxId mailbox, OutgoingMail mail, List<Enclosed> enclosed, Optional<ProviderId> draft) {
    Optional<String> thread = mail.answers().flatMap(OutgoingMail.Original::thread);
    Answer<Message> answer = post(mailbox, mail, enclosed, thread);
    if (answer instanceof Answer.Gone<Message> && thread.isPresent()) {
      answer = post(mailbox, mail, enclosed, Optional.empty()); // the thread was deleted
    }
    return answer.match(
        new Answer.Cases<Message, Sending>() {
          @Override
          public Sending got(Message sent) {
            return readBack(mailbox, sent.getId());
          }

          @Override
          public Sending later(Optional<Duration> after, String why) {
            return new Sending.Unknown(after, why);
          }

          @Override
          public Sending gone(String why) {
            return new Sending.Later(Optional.empty(), why);
          }

          @Override
          public Sending refused(String why) {
            // A login that has expired is no fault of the mail, which waits until it is mended.
            return GmailAnswers.isNoToken(why)
                ? new Sending.Later(Optional.empty(), why)
                : new Sending.Refused(why);
          }
        });
  }

  private Answer<Message> post(
      MailboxId mailbox, OutgoingMail mail, List<Enclosed> enclosed, Optional<String> thread) {
    Message message = new Message().setThreadId(thread.orElse(null));
    Gmail.Users.Messages messages = clients.of(mailbox).users().messages();
    if (enclosed.stream().mapToLong(Enclosed::size).sum() > Enclosed.MOST_BYTES) {
      return GmailAnswers.ask(
          () -> GmailUpload.send(messages, user(mailbox), message, mail, enclosed));
    }
    byte[] raw = GmailMime.of(mail, enclosed);
    message.setRaw(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    return GmailAnswers.ask(() -> messages.send(user(mailbox), message).execute());
  }

  private Sending readBack(MailboxId mailbox, String id) {
    Answer<Message> answer =
        GmailAnswers.ask(() -> ids(clients.of(mailbox), mailbox, id).execute());
    return answer instanceof Answer.Got<Message> got
        ? sent(got.value()).orElseGet(GmailSender::unread)
        : unread();
  }

  private static Sending unread() {
    return new Sending.Unknown(Optional.empty(), "sent, but its Message-ID is not known yet");
  }

  private static Optional<Sending> sent(Message message) {
    return GmailMime.field(message, "Message-ID")
        .flatMap(MessageId::parse)
        .map(id -> new Sending.Sent(new ProviderId(message.getId()), id));
  }

  private Answer<Optional<Message>> byMessageId(MailboxId mailbox, OutgoingMail mail) {
    return among(mailbox, mail, "rfc822msgid:" + GmailMime.messageId(mail));
  }

  /** The service replaces Message-IDs at times, without a trace; X- fields it leaves alone. */
  private Answer<Optional<Message>> byField(MailboxId mailbox, OutgoingMail mail) {
    long after = mail.writtenAt().minus(DRIFT).getEpochSecond();
    return among(mailbox, mail, "to:%s after:%d".formatted(mail.to().get(0), after));
  }

  /** The mail with our key among the sent ones that {@code q} finds. */
  private Answer<Optional<Message>> among(MailboxId mailbox, OutgoingMail mail, String q) {
    Gmail gmail = clients.of(mailbox);
    String[] page = {null};
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Answer<ListMessagesResponse> listed =
          GmailAnswers.ask(
              () ->
                  gmail
                      .users()
                      .messages()
                      .list(user(mailbox))
                      .setQ(q)
                      .setLabelIds(SENT)
                      .setIncludeSpamTrash(true)
                      .setMaxResults(MOST)
                      .setPageToken(page[0])
                      .execute());
      if (!(listed instanceof Answer.Got<ListMessagesResponse> got)) {
        return listed.map(none -> Optional.empty());
      }
      Answer<Optional<Message>> found = withKey(gmail, mailbox, mail, got.value());
      page[0] = got.value().getNextPageToken();
      boolean settled =
          !(found instanceof Answer.Got<Optional<Message>> none) || none.value().isPresent();
      if (settled || page[0] == null) {
        return found;
      }
    }
    return new Answer.Later<>(Optional.empty(), "too many mails to look through");
  }

  private Answer<Optional<Message>> withKey(
      Gmail gmail, MailboxId mailbox, OutgoingMail mail, ListMessagesResponse listed) {
    List<String> ids = new ArrayList<>();
    if (listed.getMessages() != null) {
      listed.getMessages().forEach(message -> ids.add(message.getId()));
    }
    Map<String, Answer<Message>> read =
        new GmailBatch(gmail).ask(ids, id -> ids(gmail, mailbox, id));
    Answer<Optional<Message>> found = new Answer.Got<>(Optional.empty());
    for (Answer<Message> answer : read.values()) {
      if (answer instanceof Answer.Got<Message> got && hasKey(got.value(), mail)) {
        return answer.map(Optional::of);
      }
      if (!(answer instanceof Answer.Got) && !(answer instanceof Answer.Gone)) {
        found = answer.map(Optional::of);
      }
    }
    return found;
  }

  private static boolean hasKey(Message message, OutgoingMail mail) {
    return GmailMime.field(message, OutgoingMail.KEY_FIELD)
        .filter(mail.key().value()::equals)
        .isPresent();
  }

  private static Gmail.Users.Messages.Get ids(Gmail gmail, MailboxId mailbox, String id)
      throws java.io.IOException {
    return gmail
        .users()
        .messages()
        .get(user(mailbox), id)
        .setFormat("metadata")
        .setMetadataHeaders(IDS);
  }

  private static String user(MailboxId mailbox) {
    return mailbox.address().value();
  }
}
