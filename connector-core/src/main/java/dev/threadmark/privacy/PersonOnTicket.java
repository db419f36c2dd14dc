package dev.threadmark.privacy;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Subject;
import dev.threadmark.port.Row;
import dev.threadmark.store.Json;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Remains;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person has to do with a ticket. Pure.
 *
 * @param messages those they wrote, also such as somebody put on another ticket since: their words
 *     are kept here too
 * @param began true if it is their matter, by what holds by now
 * @param takesPart true if they wrote, or were written to
 * @param topic under which the ticket began, or their first mail on it if it began with that
 * @param openedBy true if the message that it began with is theirs, whosever matter it is by now
 */
record PersonOnTicket(
    Address address,
    List<Message> messages,
    boolean began,
    boolean takesPart,
    String topic,
    boolean openedBy) {

  /**
   * @param rows of the ticket; its events are looked at
   */
  static PersonOnTicket of(List<Row> rows, Address address) {
    List<TicketEvent> events = events(rows);
    List<Message> all =
        events.stream().flatMap(event -> TicketEvent.message(event).stream()).toList();
    List<Message> messages = all.stream().filter(one -> one.by(address)).toList();
    boolean began = began(Remains.standing(events), address);
    boolean takesPart =
        !messages.isEmpty()
            || events.stream().anyMatch(event -> parties(event).containsKey(address));
    boolean openedBy = !messages.isEmpty() && messages.get(0).equals(all.get(0));
    // By what goes last: where half of it is done, the ticket's own subject is gone already.
    String subject =
        openedBy
            ? messages.get(0).subject()
            : events.stream()
                .filter(TicketEvent.Opened.class::isInstance)
                .map(event -> ((TicketEvent.Opened) event).subject())
                .findFirst()
                .orElse("");
    return new PersonOnTicket(
        address, messages, began, began || takesPart, Subject.of(subject).topic(), openedBy);
  }

  static List<TicketEvent> events(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.key().row().startsWith("event-"))
        .map(row -> Json.read(row.value(), TicketEvent.class))
        .toList();
  }

  /** A mail that went to another ticket, or a requester that was set right, decides nothing. */
  private static boolean began(List<TicketEvent> standing, Address address) {
    return standing.stream()
            // What was merged into it may be theirs without its being theirs.
            .filter(TicketEvent.MessageAdded.class::isInstance)
            .anyMatch(event -> parties(event).get(address) == Role.REQUESTER)
        || standing.stream()
            .filter(TicketEvent.RequesterChanged.class::isInstance)
            .map(event -> ((TicketEvent.RequesterChanged) event).to())
            .reduce((one, later) -> later)
            .filter(address::equals)
            .isPresent();
  }

  private static Map<Address, Role> parties(TicketEvent event) {
    if (event instanceof TicketEvent.MessageAdded added) {
      return added.parties();
    }
    return event instanceof TicketEvent.Absorbed absorbed ? absorbed.parties() : Map.of();
  }

  /** The names that they wrote under. */
  Set<String> names() {
    return messages.stream()
        .map(Message::name)
        .filter(name -> !name.isBlank())
        .collect(Collectors.toSet());
  }
}
