package dev.threadmark.privacy;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Subject;
import dev.threadmark.port.Row;
import dev.threadmark.store.Json;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person has to do with a ticket. Pure.
 *
 * @param messages those they wrote
 * @param began true if it is, or was, their matter
 * @param takesPart true if they wrote, or were written to
 * @param topic under which the ticket began
 */
record PersonOnTicket(
    Address address, List<Message> messages, boolean began, boolean takesPart, String topic) {

  /**
   * @param rows of the ticket; its events are looked at
   */
  static PersonOnTicket of(List<Row> rows, Address address) {
    List<TicketEvent> events =
        rows.stream()
            .filter(row -> row.key().row().startsWith("event-"))
            .map(row -> Json.read(row.value(), TicketEvent.class))
            .toList();
    List<Message> messages =
        TicketEvent.messages(events).stream().filter(one -> one.by(address)).toList();
    boolean began = events.stream().anyMatch(event -> theirs(event, address));
    boolean takesPart =
        !messages.isEmpty()
            || events.stream().anyMatch(event -> parties(event).containsKey(address));
    String topic =
        events.stream()
            .filter(TicketEvent.Opened.class::isInstance)
            .map(event -> Subject.of(((TicketEvent.Opened) event).subject()).topic())
            .findFirst()
            .orElse("");
    return new PersonOnTicket(address, messages, began, began || takesPart, topic);
  }

  private static boolean theirs(TicketEvent event, Address address) {
    // What was merged into it may be theirs without its being theirs.
    return !(event instanceof TicketEvent.Absorbed) && parties(event).get(address) == Role.REQUESTER
        || event instanceof TicketEvent.RequesterChanged changed && changed.to().equals(address);
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
