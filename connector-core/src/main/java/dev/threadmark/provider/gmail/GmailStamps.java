package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts labels on messages, one {@code messages.modify} each, in HTTP batches: 5 quota units a
 * message. {@code batchModify} would cost 50 units a ticket, which pays off only from eleven mails
 * of one ticket at once, and does not tell which message is gone.
 */
final class GmailStamps {
  private final GmailClients clients;
  private final GmailLabels labels;

  GmailStamps(GmailClients clients, GmailLabels labels) {
    this.clients = clients;
    this.labels = labels;
  }

  Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps) {
    Map<ProviderId, Stamp> wanted = new LinkedHashMap<>();
    stamps.forEach(stamp -> wanted.put(stamp.id(), stamp));
    List<String> tickets = wanted.values().stream().map(Stamp::ticket).distinct().toList();
    Answer<Map<String, String>> ids = labels.forTickets(mailbox, tickets);
    Map<ProviderId, Answer<Stamp>> answers = new LinkedHashMap<>();
    if (!(ids instanceof Answer.Got<Map<String, String>> labelIds)) {
      wanted.forEach((id, stamp) -> answers.put(id, ids.map(none -> stamp)));
      return answers;
    }
    List<Stamp> todo = List.copyOf(wanted.values());
    Map<Stamp, Answer<Message>> added =
        modify(
            mailbox,
            todo,
            stamp ->
                new ModifyMessageRequest()
                    .setAddLabelIds(List.of(labelIds.value().get(stamp.ticket()))));
    Map<Stamp, Answer<Message>> settled = withoutOthers(mailbox, added, labelIds.value());
    todo.forEach(
        stamp -> answers.put(stamp.id(), answer(mailbox, settled.get(stamp)).map(m -> stamp)));
    return answers;
  }

  /** A mail is on one ticket: takes off what an earlier stamp named. */
  private Map<Stamp, Answer<Message>> withoutOthers(
      MailboxId mailbox, Map<Stamp, Answer<Message>> added, Map<String, String> labelIds) {
    Map<Stamp, List<String>> others = new LinkedHashMap<>();
    for (Map.Entry<Stamp, Answer<Message>> entry : added.entrySet()) {
      if (entry.getValue() instanceof Answer.Got<Message> got
          && got.value().getLabelIds() != null) {
        List<String> now = got.value().getLabelIds();
        List<String> other = new ArrayList<>();
        if (labels.tickets(mailbox, now) instanceof Answer.Got<Map<String, String>> known) {
          now.stream().filter(known.value()::containsKey).forEach(other::add);
        }
        other.remove(labelIds.get(entry.getKey().ticket()));
        if (!other.isEmpty()) {
          others.put(entry.getKey(), other);
        }
      }
    }
    Map<Stamp, Answer<Message>> settled = new LinkedHashMap<>(added);
    settled.putAll(
        modify(
            mailbox,
            List.copyOf(others.keySet()),
            stamp -> new ModifyMessageRequest().setRemoveLabelIds(others.get(stamp))));
    return settled;
  }

  private interface Wanting {
    ModifyMessageRequest of(Stamp stamp);
  }

  private Map<Stamp, Answer<Message>> modify(
      MailboxId mailbox, List<Stamp> stamps, Wanting wanting) {
    Gmail gmail = clients.of(mailbox);
    String user = mailbox.address().value();
    return new GmailBatch(gmail)
        .ask(
            stamps,
            stamp -> gmail.users().messages().modify(user, stamp.id().value(), wanting.of(stamp)));
  }

  /** A 400 means that somebody deleted the label: it is made anew the next time. */
  private Answer<Message> answer(MailboxId mailbox, Answer<Message> answer) {
    if (answer instanceof Answer.Refused<Message> refused && refused.why().startsWith("400")) {
      labels.forget(mailbox);
      return new Answer.Later<>(Optional.empty(), "the label is gone: " + refused.why());
    }
    return answer;
  }
}
