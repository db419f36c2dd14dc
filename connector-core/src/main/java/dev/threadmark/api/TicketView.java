package dev.threadmark.api;

import dev.threadmark.desk.Addressees;
import dev.threadmark.engine.Engine;
import dev.threadmark.store.Family;
import dev.threadmark.store.Presence;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Priority;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import java.time.Instant;
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
    Family family = Family.of(engine.tickets(), ticket);
    List<TicketEvent> events = family.events().get(ticket.id());
    List<TicketEvent> all = family.all();
    List<Message> messages = family.messages();
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
            .filter(entry -> !entry.quiet())
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

  private static List<String> texts(java.util.Collection<?> values) {
    return values.stream().map(Object::toString).toList();
  }
}
