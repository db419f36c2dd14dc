package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gmail's labels {@code Threadmark/Open}, {@code Threadmark/Waiting}, {@code Threadmark/Closed}.
 * What was touched is told by a history of its own: 2 units a page. Reading costs 20 units a
 * message, showing 5.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/labels">Gmail: labels</a>
 */
public final class GmailStateLabels implements StateLabels {
  private static final long PAGE = 500;
  private static final int MAX_PAGES = 10;
  private static final List<String> TYPES = List.of("labelAdded", "labelRemoved");

  private final GmailClients clients;
  private final GmailLabels labels;

  public GmailStateLabels(GmailClients clients) {
    this.clients = clients;
    this.labels = new GmailLabels(clients);
  }

  @Override
  public Answer<Looked> touchedSince(MailboxId mailbox, Optional<Cursor> cursor) {
    if (cursor.isEmpty()) {
      return GmailAnswers.ask(() -> clients.of(mailbox).users().getProfile(user(mailbox)).execute())
          .map(profile -> new Looked(List.of(), new Cursor(profile.getHistoryId().toString())));
    }
    if (!cursor.get().value().matches("\\d{1,19}")) {
      return new Answer.Gone<>("not a history id");
    }
    return since(mailbox, new BigInteger(cursor.get().value()));
  }

  private Answer<Looked> since(MailboxId mailbox, BigInteger from) {
    Map<String, List<String>> seen = new LinkedHashMap<>();
    String[] page = {null};
    BigInteger next = from;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Answer<ListHistoryResponse> answer =
          GmailAnswers.ask(
              () ->
                  clients
                      .of(mailbox)
                      .users()
                      .history()
                      .list(user(mailbox))
                      .setStartHistoryId(from)
                      .setHistoryTypes(TYPES)
                      .setMaxResults(PAGE)
                      .setPageToken(page[0])
                      .execute());
      if (!(answer instanceof Answer.Got<ListHistoryResponse> got)) {
        return answer.map(none -> new Looked(List.of(), new Cursor("")));
      }
      orNone(got.value().getHistory()).forEach(record -> note(record, seen));
      page[0] = got.value().getNextPageToken();
      next = got.value().getHistoryId() == null ? next : got.value().getHistoryId().max(next);
      if (page[0] == null) {
        break;
      }
    }
    Cursor after = new Cursor(next.toString());
    return touched(mailbox, seen).map(touched -> new Looked(touched, after));
  }

  /** The labels that a message has after its last change. */
  private static void note(History record, Map<String, List<String>> seen) {
    orNone(record.getLabelsAdded()).forEach(one -> note(one.getMessage(), seen));
    orNone(record.getLabelsRemoved()).forEach(one -> note(one.getMessage(), seen));
  }

  private static void note(Message message, Map<String, List<String>> seen) {
    seen.put(message.getId(), orNone(message.getLabelIds()));
  }

  private Answer<List<Touched>> touched(MailboxId mailbox, Map<String, List<String>> seen) {
    List<String> all = seen.values().stream().flatMap(List::stream).distinct().toList();
    Answer<Map<String, String>> names = labels.names(mailbox, all);
    return names.map(
        known -> {
          List<Touched> touched = new ArrayList<>();
          seen.forEach(
              (id, labelIds) ->
                  ticket(known, labelIds)
                      .ifPresent(
                          ticket ->
                              touched.add(
                                  new Touched(
                                      new ProviderId(id), ticket, states(known, labelIds)))));
          return touched;
        });
  }

  private static Optional<String> ticket(Map<String, String> names, Collection<String> labelIds) {
    return labelIds.stream()
        .map(id -> names.getOrDefault(id, ""))
        .flatMap(name -> GmailLabels.ticketOf(name).stream())
        .findFirst();
  }

  private static Set<StateLabel> states(Map<String, String> names, Collection<String> labelIds) {
    Set<StateLabel> states = EnumSet.noneOf(StateLabel.class);
    labelIds.forEach(id -> GmailLabels.stateOf(names.getOrDefault(id, "")).ifPresent(states::add));
    return states;
  }

  @Override
  public Map<ProviderId, Answer<Set<StateLabel>>> read(MailboxId mailbox, List<ProviderId> ids) {
    Gmail gmail = clients.of(mailbox);
    Map<ProviderId, Answer<Message>> got =
        new GmailBatch(gmail)
            .ask(
                ids,
                id -> gmail.users().messages().get(user(mailbox), id.value()).setFormat("minimal"));
    Map<ProviderId, Answer<Set<StateLabel>>> answers = new LinkedHashMap<>();
    got.forEach(
        (id, answer) -> {
          List<String> labelIds =
              answer instanceof Answer.Got<Message> message
                  ? orNone(message.value().getLabelIds())
                  : List.of();
          Answer<Map<String, String>> names = labels.names(mailbox, labelIds);
          answers.put(
              id,
              names instanceof Answer.Got<Map<String, String>> known
                  ? answer.map(any -> states(known.value(), labelIds))
                  : names.map(none -> Set.of()));
        });
    return answers;
  }

  @Override
  public Map<ProviderId, Answer<Showing>> show(MailboxId mailbox, List<Showing> showings) {
    Map<ProviderId, Answer<Showing>> answers = new LinkedHashMap<>();
    Answer<Map<StateLabel, String>> ids = labels.forStates(mailbox);
    if (!(ids instanceof Answer.Got<Map<StateLabel, String>> states)) {
      showings.forEach(one -> answers.put(one.id(), ids.map(none -> one)));
      return answers;
    }
    Gmail gmail = clients.of(mailbox);
    new GmailBatch(gmail)
        .ask(
            showings,
            one ->
                gmail
                    .users()
                    .messages()
                    .modify(user(mailbox), one.id().value(), change(states.value(), one.label())))
        .forEach((one, answer) -> answers.put(one.id(), answer.map(any -> one)));
    if (answers.values().stream().anyMatch(GmailStateLabels::unknownLabel)) {
      labels.forget(mailbox);
    }
    return answers;
  }

  /** Somebody deleted a label: it is made anew the next time. */
  private static boolean unknownLabel(Answer<Showing> answer) {
    return answer instanceof Answer.Refused<Showing> refused && refused.why().startsWith("400");
  }

  private static ModifyMessageRequest change(Map<StateLabel, String> ids, StateLabel label) {
    return new ModifyMessageRequest()
        .setAddLabelIds(List.of(ids.get(label)))
        .setRemoveLabelIds(
            ids.entrySet().stream()
                .filter(one -> one.getKey() != label)
                .map(Map.Entry::getValue)
                .toList());
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String user(MailboxId mailbox) {
    return mailbox.address().value();
  }
}
