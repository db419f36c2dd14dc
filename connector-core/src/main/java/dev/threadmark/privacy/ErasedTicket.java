package dev.threadmark.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.Subject;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Remains;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
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
 * A ticket without a person. One that they began loses all words, whoever wrote them, and what led
 * to it; of another one theirs go, what repeats them, and their address and names. Numbers, times,
 * statuses and decisions stay. Pure.
 */
final class ErasedTicket {
  private final TicketId id;
  private final KnownAs who;
  private final Mentions mentions;
  private final Phrases phrases;
  private final PersonOnTicket person;
  private final boolean began;
  private final Map<RowKey, String> rows = new LinkedHashMap<>();
  private final List<TicketEvent> events = new ArrayList<>();
  private final List<Message> erased = new ArrayList<>();
  private final Set<String> topics = new LinkedHashSet<>();
  private final Set<String> othersTopics = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<OutboxKey> sendings = new ArrayList<>();
  private final Set<String> marks = new LinkedHashSet<>();
  private final List<RowKey> own = new ArrayList<>();

  private ErasedTicket(TicketId id, KnownAs who, PersonOnTicket person, boolean began) {
    this.id = id;
    this.person = person;
    this.who = who.writing(person.names());
    this.began = began || person.began();
    this.mentions =
        began || person.takesPart() ? Mentions.close(this.who) : Mentions.anywhere(this.who);
    this.phrases = new Phrases(person.messages(), person.topic());
  }

  /**
   * @param stored all rows of the ticket
   * @param began true where it is known to be theirs though some of its rows say so no more
   */
  static ErasedTicket of(TicketId id, List<Row> stored, KnownAs who, boolean began) {
    ErasedTicket now = new ErasedTicket(id, who, PersonOnTicket.of(stored, who.address()), began);
    now.read(stored);
    return now;
  }

  private void read(List<Row> stored) {
    // The snapshot is folded anew; marks go by the messages.
    stored.stream().filter(row -> named(row, "event-")).forEach(this::event);
    stored.stream().filter(row -> named(row, "outbox-")).forEach(this::outbox);
    stored.stream().filter(row -> named(row, "mail-")).forEach(this::mark);
    if (!rows.isEmpty()) {
      stored.stream().filter(row -> named(row, "letter-")).forEach(this::letter);
    }
  }

  /** What a colleague was still to be told of it: lines that quote. */
  private void letter(Row row) {
    ObjectNode letter = (ObjectNode) Json.read(row.value(), JsonNode.class);
    if (!letter.path("lines").isEmpty()) {
      put(row, letter.set("lines", letter.arrayNode()).toString());
    }
  }

  private static boolean named(Row row, String prefix) {
    return row.key().row().startsWith(prefix);
  }

  /**
   * What the rows but the snapshot are to hold, as far as that is not what they hold. Those that
   * tell what is theirs come last: while they stand, the others are found again.
   */
  Map<RowKey, String> rows() {
    Map<RowKey, String> ordered = new LinkedHashMap<>(rows);
    own.forEach(
        key -> {
          String value = ordered.remove(key);
          ordered.put(key, value);
        });
    return ordered;
  }

  /** The ticket as its events are now. */
  Ticket ticket() {
    return Ticket.fold(id, events);
  }

  /** Whether it was theirs. */
  boolean began() {
    return began;
  }

  /** Their own messages, as they were. */
  List<Message> theirs() {
    return erased.stream().filter(message -> message.by(who.address())).toList();
  }

  /** Under which the journal has the mails whose facts go. */
  Set<String> digests() {
    return marks;
  }

  /** Mails that wait or were sent, whose files go. */
  List<OutboxKey> sendings() {
    return sendings;
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

  private void event(Row row) {
    TicketEvent was = Json.read(row.value(), TicketEvent.class);
    TicketEvent typed = without(was);
    String value = typed.equals(was) ? row.value() : Json.write(typed);
    put(row, mentions.erased(value));
    if (TicketEvent.message(was).filter(one -> one.by(who.address())).isPresent()) {
      own.add(row.key());
    }
    events.add(Json.read(rows.getOrDefault(row.key(), row.value()), TicketEvent.class));
  }

  private TicketEvent without(TicketEvent event) {
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
    boolean theirs = message.by(who.address());
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
                address.equals(who.address()) ? KnownAs.NOBODY : address,
                role,
                (one, other) -> one.compareTo(other) <= 0 ? one : other));
    return left;
  }

  private void outbox(Row row) {
    OutboxEntry entry = Json.read(row.value(), OutboxEntry.class);
    boolean goes =
        began
            || entry.mail().to().contains(who.address())
            || entry.mail().cc().contains(who.address())
            || wrote(entry)
            || phrases.in(entry.mail().subject() + "\n" + entry.mail().text());
    if (goes && !entry.mail().text().equals(Mentions.NOTHING)) {
      sendings.add(entry.key());
    }
    String value = goes ? Json.write(entry.wordless(Mentions.NOTHING)) : row.value();
    put(row, mentions.erased(value));
  }

  /** What they wrote on their page goes to the mailbox, and names them in more than one form. */
  private boolean wrote(OutboxEntry entry) {
    return Address.parse(entry.by()).filter(who.address()::equals).isPresent()
        || entry.mail().replyTo().filter(who.address()::equals).isPresent();
  }

  private void mark(Row row) {
    MailMark mark = Json.read(row.value(), MailMark.class);
    MailMark now = mark.named(names.getOrDefault(mark.providerId(), mark.messageId()));
    if (!now.equals(mark)) {
      marks.add(mark.digest());
    }
    put(row, mentions.erased(now.equals(mark) ? row.value() : Json.write(now)));
  }

  private void put(Row row, String value) {
    if (!value.equals(row.value())) {
      rows.put(row.key(), value);
    }
  }
}
