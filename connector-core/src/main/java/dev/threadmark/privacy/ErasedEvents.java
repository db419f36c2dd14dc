package dev.threadmark.privacy;

import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.Subject;
import dev.threadmark.store.Hash;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Remains;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events of a ticket without a person, taken in their order; with what led to the messages that
 * lose their words. Pure.
 */
final class ErasedEvents {
  private final TicketId id;
  private final Address who;
  private final PersonOnTicket person;
  private final boolean began;
  private final Phrases phrases;
  private final List<Message> erased = new ArrayList<>();
  private final Set<String> topics = new LinkedHashSet<>();
  private final Set<String> othersTopics = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();

  /**
   * @param began true where the ticket is theirs, so that all words go
   */
  ErasedEvents(TicketId id, Address who, PersonOnTicket person, boolean began, Phrases phrases) {
    this.id = id;
    this.who = who;
    this.person = person;
    this.began = began;
    this.phrases = phrases;
  }

  /** Their own messages, as they were. */
  List<Message> theirs() {
    return erased.stream().filter(message -> message.by(who)).toList();
  }

  /** What a mail is called from now on: its Message-ID, or what stands in its place. */
  String nameOf(String providerId, String messageId) {
    return names.getOrDefault(providerId, messageId);
  }

  /** Subjects that are no longer to lead to it. */
  Set<String> topics() {
    Set<String> only = new LinkedHashSet<>(topics);
    only.removeAll(othersTopics);
    return only;
  }

  /** The keys of mails whose facts go. */
  List<ThreadKey> keys() {
    List<ThreadKey> keys = new ArrayList<>();
    for (Message message : erased) {
      MessageId one = new MessageId(message.messageId());
      keys.add(ThreadKey.of(one));
      topics.forEach(topic -> keys.add(ThreadKey.of(one, topic)));
    }
    return keys;
  }

  /** What the event is without them. */
  TicketEvent without(TicketEvent event) {
    if (event instanceof TicketEvent.MessageAdded added) {
      return without(added);
    }
    if (event instanceof TicketEvent.Opened opened && began) {
      return new TicketEvent.Opened(
          opened.at(), opened.mailbox(), ThreadKey.erased(id).toString(), Mentions.NOTHING);
    }
    if (event instanceof TicketEvent.Opened opened && person.openedBy()) {
      // Their mail went to another ticket: this one goes on, not under their words.
      return new TicketEvent.Opened(opened.at(), opened.mailbox(), opened.root(), Mentions.NOTHING);
    }
    if (event instanceof TicketEvent.Absorbed absorbed) {
      return new TicketEvent.Absorbed(
          absorbed.at(),
          absorbed.other(),
          without(absorbed.parties()),
          began ? Set.of() : absorbed.subjects(),
          absorbed.messages(),
          absorbed.rootSeen(),
          absorbed.others(),
          absorbed.parted());
    }
    if (event instanceof TicketEvent.MessageLeft left) {
      return new TicketEvent.MessageLeft(
          left.at(), left.message(), left.to(), without(left.remains()), left.by(), left.cause());
    }
    if (event instanceof TicketEvent.Returned back) {
      return new TicketEvent.Returned(
          back.at(), back.from(), without(back.remains()), back.by(), back.cause());
    }
    if (event instanceof TicketEvent.Released gone) {
      return new TicketEvent.Released(
          gone.at(), gone.other(), without(gone.remains()), gone.by(), gone.cause());
    }
    if (event instanceof CareEvent.Noted noted && (began || phrases.in(noted.text()))) {
      return new CareEvent.Noted(noted.at(), Mentions.NOTHING, noted.by(), "");
    }
    return event;
  }

  private TicketEvent without(TicketEvent.MessageAdded added) {
    Message message = added.message();
    boolean theirs = message.by(who);
    boolean goes = theirs || began || phrases.in(message.subject() + "\n" + message.excerpt());
    boolean gone = message.messageId().equals(nameOf(message));
    if (goes || gone) {
      names.put(message.providerId(), nameOf(message));
    }
    if (goes && !gone) {
      erased.add(message);
      topics.addAll(added.subjects());
    } else {
      othersTopics.addAll(added.subjects());
    }
    return new TicketEvent.MessageAdded(
        added.at(),
        goes ? wordless(message, theirs) : message,
        without(added.parties()),
        goes ? Set.of() : added.subjects(),
        added.rootSeen(),
        added.status());
  }

  private static Message wordless(Message message, boolean theirs) {
    return new Message(
        nameOf(message),
        message.providerId(),
        theirs ? KnownAs.NOBODY.value() : message.from(),
        theirs ? Mentions.NOTHING : message.name(),
        message.receivedAt(),
        message.sent(),
        Mentions.NOTHING,
        message.kind(),
        Mentions.NOTHING,
        List.of(),
        List.of(),
        List.of(),
        message.rule(),
        message.because(),
        message.standing(),
        Optional.empty());
  }

  /** In place of its Message-ID, which its sender chose. */
  private static String nameOf(Message message) {
    return Message.erasedName(Hash.of(message.providerId()).substring(0, 20));
  }

  /** What was left of a ticket once, which it is folded from. */
  private Remains without(Remains left) {
    Set<String> gone = topics();
    return new Remains(
        began || theirs(left.subject()) ? Mentions.NOTHING : left.subject(),
        began
            ? Set.of()
            : left.subjects().stream()
                .filter(subject -> !gone.contains(subject))
                .collect(Collectors.toCollection(LinkedHashSet::new)),
        left.status(),
        left.lastActivity(),
        left.closedAt(),
        without(left.parties()),
        left.absorbed(),
        left.rootSeen(),
        left.messages(),
        left.answeredAt());
  }

  /** A subject that the ticket had by their first mail on it. */
  private boolean theirs(String subject) {
    return person.openedBy()
        && (Subject.of(subject).topic().equals(person.topic())
            || person.messages().stream().anyMatch(one -> one.subject().equals(subject)));
  }

  private Map<Address, Role> without(Map<Address, Role> parties) {
    Map<Address, Role> left = new LinkedHashMap<>();
    parties.forEach(
        (address, role) ->
            left.merge(
                address.equals(who) ? KnownAs.NOBODY : address,
                role,
                (one, other) -> one.compareTo(other) <= 0 ? one : other));
    return left;
  }
}
