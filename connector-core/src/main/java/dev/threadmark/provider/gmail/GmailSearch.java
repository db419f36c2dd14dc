package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.ProviderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The {@code q} of Gmail's list of messages, over all but Spam and Trash: a page of ids, then a
 * batch that tells Message-ID and labels, {@value #COST} units at most. While the mailbox is read
 * faster than Gmail likes, nothing is searched: mail that comes is worth more.
 *
 * <p>Each phrase stands between quotation marks. There is no way to write one inside, and none is
 * needed. A phrase is in lower case, for {@code AROUND} is an operator between the marks, too.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/filtering">Gmail:
 *     filtering</a>
 */
public final class GmailSearch implements MailSearch {
  private static final int COST = GmailBudget.SCAN + MOST * GmailBudget.MESSAGE;

  private final GmailClients clients;
  private final GmailLabels labels;
  private final GmailBudget budget;

  public GmailSearch(GmailClients clients, GmailBudget budget) {
    this.clients = clients;
    this.labels = new GmailLabels(clients);
    this.budget = budget;
  }

  @Override
  public Answer<Found> find(MailboxId mailbox, SearchQuery query) {
    Optional<Duration> wait = budget.wait(mailbox);
    if (wait.isPresent()) {
      return new Answer.Later<>(wait, "the mailbox's quota is needed for its mail");
    }
    String q =
        query.phrases().stream()
            .map(phrase -> "\"" + phrase + "\"")
            .collect(Collectors.joining(" "));
    Gmail gmail = clients.of(mailbox);
    budget.spent(mailbox, GmailBudget.SCAN);
    Answer<ListMessagesResponse> listed =
        GmailAnswers.ask(
            () ->
                gmail
                    .users()
                    .messages()
                    .list(mailbox.address().value())
                    .setQ(q)
                    .setMaxResults((long) MOST)
                    .execute());
    return listed instanceof Answer.Got<ListMessagesResponse> got
        ? hits(mailbox, gmail, got.value())
        : listed.map(none -> new Found(List.of(), false));
  }

  private Answer<Found> hits(MailboxId mailbox, Gmail gmail, ListMessagesResponse listed) {
    boolean more = listed.getNextPageToken() != null;
    if (listed.getMessages() == null) {
      return new Answer.Got<>(new Found(List.of(), more));
    }
    List<String> ids = listed.getMessages().stream().map(Message::getId).toList();
    budget.spent(mailbox, ids.size() * GmailBudget.MESSAGE);
    Map<String, Answer<Message>> answers =
        new GmailBatch(gmail)
            .ask(
                ids,
                id ->
                    gmail
                        .users()
                        .messages()
                        .get(mailbox.address().value(), id)
                        .setFormat("metadata")
                        .setMetadataHeaders(List.of("Message-ID")));
    Optional<Answer<Message>> later =
        answers.values().stream().filter(one -> one instanceof Answer.Later).findFirst();
    if (later.isPresent()) {
      return later.get().map(none -> new Found(List.of(), more));
    }
    // What is gone by now is no hit.
    List<Message> messages = new ArrayList<>();
    answers.values().forEach(one -> one.map(messages::add));
    return tickets(mailbox, messages)
        .map(
            known ->
                new Found(messages.stream().map(message -> hit(message, known)).toList(), more));
  }

  private Answer<Map<String, String>> tickets(MailboxId mailbox, List<Message> messages) {
    return labels.tickets(
        mailbox, messages.stream().flatMap(message -> labelIds(message).stream()).toList());
  }

  private static Hit hit(Message message, Map<String, String> tickets) {
    return new Hit(
        new ProviderId(message.getId()),
        GmailMime.field(message, "Message-ID").flatMap(MessageId::parse),
        labelIds(message).stream().filter(tickets::containsKey).map(tickets::get).findFirst());
  }

  private static List<String> labelIds(Message message) {
    return message.getLabelIds() == null ? List.of() : message.getLabelIds();
  }
}
