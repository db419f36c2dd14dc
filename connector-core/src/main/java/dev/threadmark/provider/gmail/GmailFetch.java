package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Fetches whole messages in batches and makes changes of them. 20 quota units a message. */
final class GmailFetch {
  private final GmailClients clients;
  private final GmailLabels labels;
  private final GmailBudget budget;

  GmailFetch(GmailClients clients, GmailLabels labels, GmailBudget budget) {
    this.clients = clients;
    this.labels = labels;
    this.budget = budget;
  }

  /**
   * What became of {@code ids}, in their order. Left out is what {@code wanted} leaves out, and
   * what is a draft, in Trash or in Spam by now. A message that the service cannot give while it
   * gives the list is Withheld; being too fast, or cut off, makes the whole answer Later.
   */
  Answer<List<Change>> changes(
      MailboxId mailbox, List<String> ids, BiPredicate<Message, Delivery> wanted) {
    if (ids.isEmpty()) {
      return new Answer.Got<>(List.of());
    }
    Gmail gmail = clients.of(mailbox);
    String user = mailbox.address().value();
    budget.spent(mailbox, ids.size() * GmailBudget.MESSAGE);
    GmailBatch batch = new GmailBatch(gmail);
    Map<String, Answer<Message>> answers =
        batch.ask(ids, id -> gmail.users().messages().get(user, id).setFormat("full"));
    Optional<Answer<Message>> failure =
        answers.entrySet().stream()
            .filter(answer -> failed(answer.getValue()) && !batch.ill(answer.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (failure.isPresent()) {
      return failure.get().map(none -> List.of());
    }
    Answer<Map<String, String>> tickets =
        labels.tickets(mailbox, answers.values().stream().flatMap(this::labelIds).toList());
    if (!(tickets instanceof Answer.Got<Map<String, String>> known)) {
      return tickets.map(none -> List.of());
    }
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, Answer<Message>> answer : answers.entrySet()) {
      if (batch.ill(answer.getKey())) {
        changes.add(withheld(mailbox, answer.getKey(), answer.getValue()));
        continue;
      }
      if (!(answer.getValue() instanceof Answer.Got<Message> got)) {
        changes.add(new Change.Removed(new ProviderId(answer.getKey())));
        continue;
      }
      Delivery delivery = delivery(mailbox, got.value(), known.value());
      if (GmailFolders.never(got.value().getLabelIds()) || !wanted.test(got.value(), delivery)) {
        continue;
      }
      Answer<Message> whole = GmailTexts.completed(gmail, user, got.value());
      if (GmailAnswers.ill(whole) && whole instanceof Answer.Later<Message> later) {
        changes.add(new Change.Withheld(delivery, "its text: " + later.why()));
        continue;
      }
      if (!(whole instanceof Answer.Got<Message> message)) {
        return whole.map(none -> List.of());
      }
      changes.add(GmailMail.change(delivery, message.value()));
    }
    return new Answer.Got<>(changes);
  }

  /** Nothing is known of it, not even where it lies. */
  private static Change withheld(MailboxId mailbox, String id, Answer<Message> answer) {
    String why = answer instanceof Answer.Later<Message> later ? later.why() : "refused";
    return new Change.Withheld(
        new Delivery(
            mailbox,
            new ProviderId(id),
            Folder.INBOX,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty()),
        why);
  }

  private boolean failed(Answer<Message> answer) {
    return !(answer instanceof Answer.Got) && !(answer instanceof Answer.Gone);
  }

  private Stream<String> labelIds(Answer<Message> answer) {
    return answer instanceof Answer.Got<Message> got
        ? orNone(got.value().getLabelIds()).stream()
        : Stream.empty();
  }

  /**
   * @param tickets the tickets that labels stand for
   */
  private static Delivery delivery(
      MailboxId mailbox, Message message, Map<String, String> tickets) {
    Collection<String> labelIds = orNone(message.getLabelIds());
    return new Delivery(
        mailbox,
        new ProviderId(message.getId()),
        GmailFolders.of(labelIds),
        receivedAt(message),
        Optional.ofNullable(message.getThreadId()),
        labelIds.stream().filter(tickets::containsKey).map(tickets::get).findFirst());
  }

  /** {@code internalDate}: when the service took the mail in, or sent it. */
  static Instant receivedAt(Message message) {
    return message.getInternalDate() == null
        ? Instant.EPOCH
        : Instant.ofEpochMilli(message.getInternalDate());
  }

  private static <T> Collection<T> orNone(Collection<T> some) {
    return some == null ? List.of() : some;
  }
}
