package dev.threadmark.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.Address;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.store.Json;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private final boolean began;
  private final ErasedEvents words;
  private final Map<RowKey, String> rows = new LinkedHashMap<>();
  private final List<TicketEvent> events = new ArrayList<>();
  private final List<OutboxKey> sendings = new ArrayList<>();
  private final Set<String> marks = new LinkedHashSet<>();
  private final List<RowKey> own = new ArrayList<>();

  private ErasedTicket(TicketId id, KnownAs who, PersonOnTicket person, boolean began) {
    this.id = id;
    this.who = who.writing(person.names());
    this.began = began || person.began();
    this.mentions =
        began || person.takesPart() ? Mentions.close(this.who) : Mentions.anywhere(this.who);
    this.phrases = new Phrases(person.messages(), person.topic());
    this.words = new ErasedEvents(id, who.address(), person, this.began, phrases);
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
    return words.theirs();
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
    return words.topics();
  }

  /** The keys of mails whose facts go. */
  List<ThreadKey> keys() {
    return words.keys();
  }

  private void event(Row row) {
    TicketEvent was = Json.read(row.value(), TicketEvent.class);
    TicketEvent typed = words.without(was);
    String value = typed.equals(was) ? row.value() : Json.write(typed);
    put(row, mentions.erased(value));
    if (TicketEvent.message(was).filter(one -> one.by(who.address())).isPresent()) {
      own.add(row.key());
    }
    events.add(Json.read(rows.getOrDefault(row.key(), row.value()), TicketEvent.class));
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
    MailMark now = mark.named(words.nameOf(mark.providerId(), mark.messageId()));
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
