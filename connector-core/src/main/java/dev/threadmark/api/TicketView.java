package dev.threadmark.api;

import dev.threadmark.desk.Addressees;
import dev.threadmark.engine.Engine;
import dev.threadmark.store.Presence;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Priority;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A ticket with everything on it, as the API tells of it. */
record TicketView(
    String ticket,
    String mailbox,
    String subject,
    Status status,
    Instant openedAt,
    Instant lastActivity,
    Optional<Instant> closedAt,
    int seq,
    Optional<String> assignee,
    Set<String> tags,
    Priority priority,
    List<String> watchers,
    Optional<Instant> snoozedUntil,
    Optional<Instant> due,
    List<String> requesters,
    List<Party> parties,
    List<String> links,
    List<String> absorbed,
    Optional<String> survivor,
    List<MessageView> messages,
    List<EventView> events,
    List<OutgoingView> outgoing,
    List<Present> present,
    Answer reply) {

  record Party(String address, Role role) {}

  record Present(String address, Presence.Doing doing, Instant since) {
    static Present of(Presence.Here here) {
      return new Present(here.address().value(), here.doing(), here.since());
    }
  }

  /** Whom an answer would go to. */
  record Answer(List<String> to, List<String> all, String subject) {}

  /** The ticket as it stands, with the messages of those that were merged into it. */
  static TicketView of(Engine engine, Ticket ticket, Call call) {
    List<TicketEvent> events = engine.tickets().events(ticket.mailbox(), ticket.id());
    List<TicketEvent> all = withAbsorbed(engine, ticket);
    List<Message> messages = messages(all);
    Addressees addressees = Addressees.of(ticket, messages, call.mailbox().policy());
    return new TicketView(
        ticket.id().value(),
        ticket.mailbox().toString(),
        ticket.subject(),
        ticket.status(),
        ticket.openedAt(),
        ticket.lastActivity(),
        ticket.closedAt(),
        ticket.seq(),
        ticket.care().assignee().map(Object::toString),
        ticket.care().tags(),
        ticket.care().priority(),
        texts(ticket.care().watchers()),
        ticket.care().snoozedUntil(),
        call.mailbox()
            .level()
            .flatMap(
                level ->
                    level.due(
                        ticket.status(),
                        ticket.openedAt(),
                        ticket.lastActivity(),
                        ticket.answeredAt())),
        texts(ticket.requesters()),
        ticket.parties().entrySet().stream()
            .map(party -> new Party(party.getKey().value(), party.getValue()))
            .toList(),
        texts(ticket.links()),
        texts(ticket.absorbed()),
        ticket.survivor().map(Object::toString),
        messages.stream().map(message -> MessageView.of(message, all)).toList(),
        IntStream.range(0, events.size())
            .mapToObj(at -> EventView.of(at + 1, events.get(at)))
            .toList(),
        engine.outbox().of(ticket.mailbox(), ticket.id()).stream()
            .filter(OutgoingView::isForPeople)
            .map(OutgoingView::of)
            .toList(),
        engine
            .presence()
            .others(ticket.mailbox(), ticket.id(), call.person().address(), call.now())
            .stream()
            .map(Present::of)
            .toList(),
        new Answer(texts(addressees.to()), texts(addressees.all()), ticket.subject()));
  }

  /** The messages of a ticket and of those that were merged into it, in the order they came. */
  static List<Message> messages(Engine engine, Ticket ticket) {
    return messages(withAbsorbed(engine, ticket));
  }

  private static List<Message> messages(List<TicketEvent> events) {
    return TicketEvent.messages(events).stream()
        .sorted(Comparator.comparing(Message::receivedAt))
        .toList();
  }

  private static List<TicketEvent> withAbsorbed(Engine engine, Ticket ticket) {
    List<TicketEvent> all = new ArrayList<>(engine.tickets().events(ticket.mailbox(), ticket.id()));
    for (TicketId other : ticket.absorbed()) {
      all.addAll(engine.tickets().events(ticket.mailbox(), other));
    }
    return all;
  }

  private static List<String> texts(java.util.Collection<?> values) {
    return values.stream().map(Object::toString).toList();
  }
}
