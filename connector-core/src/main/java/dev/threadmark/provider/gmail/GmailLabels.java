package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Label;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.StateLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Our labels in a mailbox, which is how a mail is stamped: {@code Threadmark/Ticket 7K3F-9QXM}, one
 * a ticket, made when the first mail of the ticket is stamped. People see and search it.
 *
 * <p>A mailbox takes 10,000 labels. When Gmail makes no more, mail is stamped {@code
 * Threadmark/handled}: it is still seen to be handled, but no longer on which ticket; a rebuild
 * correlates that mail anew. Deleting labels of old tickets makes room again.
 *
 * <p>What is known of the labels is kept, and read again when a message bears an unknown one.
 */
final class GmailLabels {
  private static final String ROOT = "Threadmark";
  private static final String TICKET = ROOT + "/Ticket ";
  private static final String HANDLED = ROOT + "/handled";

  private final GmailClients clients;

  /** A mailbox has one for each ticket, so that both ways are kept. Only ever added to. */
  private record Known(Map<String, String> ids, Map<String, String> names) {
    Known() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    void add(Label label) {
      ids.put(label.getName(), label.getId());
      names.put(label.getId(), label.getName());
    }
  }

  private final Map<MailboxId, Known> known = new ConcurrentHashMap<>();

  GmailLabels(GmailClients clients) {
    this.clients = clients;
  }

  /** The names of those of these labels that people made, by label id. */
  Answer<Map<String, String>> names(MailboxId mailbox, Collection<String> labelIds) {
    return knowing(mailbox, users(labelIds)).map(now -> Map.copyOf(now.names()));
  }

  /** The label ids for all states; missing labels are made. */
  Answer<Map<StateLabel, String>> forStates(MailboxId mailbox) {
    Answer<Map<String, String>> before = ids(mailbox);
    if (!(before instanceof Answer.Got<Map<String, String>> got)) {
      return before.map(none -> Map.of());
    }
    List<String> names = Arrays.stream(StateLabel.values()).map(GmailLabels::name).toList();
    Answer<Map<String, String>> after = with(mailbox, got.value(), names);
    if (after instanceof Answer.Got<Map<String, String>> ids
        && !ids.value().keySet().containsAll(names)) {
      return new Answer.Refused<>("the mailbox takes no more labels");
    }
    return after.map(
        ids -> {
          Map<StateLabel, String> found = new EnumMap<>(StateLabel.class);
          Arrays.stream(StateLabel.values()).forEach(one -> found.put(one, ids.get(name(one))));
          return found;
        });
  }

  private static String name(StateLabel state) {
    return ROOT + "/" + state.text();
  }

  /** The ticket that a label of this name stands for. */
  static Optional<String> ticketOf(String name) {
    return name.startsWith(TICKET)
        ? Optional.of(name.substring(TICKET.length()))
        : Optional.empty();
  }

  /** The state that a label of this name stands for. */
  static Optional<StateLabel> stateOf(String name) {
    return name.startsWith(ROOT + "/")
        ? StateLabel.of(name.substring(ROOT.length() + 1))
        : Optional.empty();
  }

  /** The tickets that labels of ours stand for, by label id; other labels are left out. */
  Answer<Map<String, String>> tickets(MailboxId mailbox, Collection<String> labelIds) {
    List<String> users = users(labelIds);
    return users.isEmpty()
        ? new Answer.Got<>(Map.of())
        : knowing(mailbox, users).map(now -> ticketsOf(now, users));
  }

  private static List<String> users(Collection<String> labelIds) {
    return labelIds.stream().filter(id -> id.startsWith("Label_")).toList();
  }

  /** What is known of the labels; read again where one of these is not. */
  private Answer<Known> knowing(MailboxId mailbox, List<String> users) {
    Known labels = known.getOrDefault(mailbox, new Known());
    return labels.names().keySet().containsAll(users) ? new Answer.Got<>(labels) : read(mailbox);
  }

  /**
   * The label ids for {@code tickets}, by ticket; missing labels are made. Where there is room for
   * no more, the id of the label that says no more than "handled".
   */
  Answer<Map<String, String>> forTickets(MailboxId mailbox, Collection<String> tickets) {
    Answer<Map<String, String>> before = ids(mailbox);
    if (!(before instanceof Answer.Got<Map<String, String>> got)) {
      return before;
    }
    List<String> names = tickets.stream().map(ticket -> TICKET + ticket).toList();
    Answer<Map<String, String>> after = with(mailbox, got.value(), names);
    return after.map(
        ids -> {
          Map<String, String> found = new HashMap<>();
          tickets.forEach(
              ticket -> found.put(ticket, ids.getOrDefault(TICKET + ticket, ids.get(HANDLED))));
          return found;
        });
  }

  /** For when Gmail does not know a label that we knew: somebody deleted it. */
  void forget(MailboxId mailbox) {
    known.remove(mailbox);
  }

  /** All ids by name, when labels of these names, or "handled", were made. */
  private Answer<Map<String, String>> with(
      MailboxId mailbox, Map<String, String> ids, List<String> names) {
    List<String> missing = new ArrayList<>(missing(ids, names));
    if (missing.isEmpty()) {
      return new Answer.Got<>(ids);
    }
    // Made before there is no room for it. Without the parent, Gmail's page shows labels flat.
    missing.addAll(0, missing(ids, List.of(ROOT, HANDLED)));
    Collection<Answer<Label>> made = create(mailbox, missing);
    Optional<Answer<Label>> later =
        made.stream().filter(a -> a instanceof Answer.Later).findFirst();
    if (later.isPresent()) {
      return later.get().map(label -> ids);
    }
    if (made.stream().allMatch(answer -> answer instanceof Answer.Got)) {
      return ids(mailbox);
    }
    // Refused: somebody else made it meanwhile, or the mailbox takes no more labels.
    Answer<Map<String, String>> fresh = read(mailbox).map(Known::ids);
    return fresh instanceof Answer.Got<Map<String, String>> now
            && !missing(now.value(), names).isEmpty()
            && !now.value().containsKey(HANDLED)
        ? new Answer.Refused<>("the mailbox takes no more labels")
        : fresh;
  }

  private static List<String> missing(Map<String, String> ids, List<String> names) {
    return names.stream().filter(name -> !ids.containsKey(name)).distinct().toList();
  }

  private Collection<Answer<Label>> create(MailboxId mailbox, List<String> names) {
    Gmail gmail = clients.of(mailbox);
    Map<String, Answer<Label>> made =
        new GmailBatch(gmail)
            .ask(
                names,
                name -> gmail.users().labels().create(mailbox.address().value(), label(name)));
    made.forEach(
        (name, answer) -> {
          if (answer instanceof Answer.Got<Label> got) {
            known.computeIfAbsent(mailbox, any -> new Known()).add(got.value().setName(name));
          }
        });
    return made.values();
  }

  /** Not in the list of labels, so that a thousand tickets do not fill it; shown on the mail. */
  private static Label label(String name) {
    return new Label()
        .setName(name)
        .setLabelListVisibility(name.startsWith(TICKET) ? "labelHide" : "labelShow")
        .setMessageListVisibility("show");
  }

  private Answer<Map<String, String>> ids(MailboxId mailbox) {
    Known labels = known.get(mailbox);
    return (labels == null ? read(mailbox) : new Answer.Got<>(labels)).map(Known::ids);
  }

  private Answer<Known> read(MailboxId mailbox) {
    return GmailAnswers.ask(
            () -> clients.of(mailbox).users().labels().list(mailbox.address().value()).execute())
        .map(
            list -> {
              Known labels = new Known();
              if (list.getLabels() != null) {
                list.getLabels().forEach(labels::add);
              }
              known.put(mailbox, labels);
              return labels;
            });
  }

  private static Map<String, String> ticketsOf(Known labels, List<String> ids) {
    Map<String, String> tickets = new HashMap<>();
    for (String id : ids) {
      String name = labels.names().getOrDefault(id, "");
      ticketOf(name).ifPresent(ticket -> tickets.put(id, ticket));
    }
    return tickets;
  }
}
