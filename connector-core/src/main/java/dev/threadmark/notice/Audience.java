package dev.threadmark.notice;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailKind;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom an event concerns, and what they are told. Pure: what each of them wants is asked later.
 *
 * @param people it concerns; where there are none and {@code everybody}, all who want to know
 * @param by whose doing it is: nobody is told of their own
 * @param line tells them
 */
record Audience(
    Matter matter, Set<Address> people, boolean everybody, String by, Letter.Line line) {
  /** Characters of what the customer wrote: the rest is in the console. */
  private static final int EXCERPT = 300;

  private static final int NAME = 100;

  /**
   * @param events of the ticket, all of them
   * @param seq of the one that is told, from 1
   */
  static Optional<Audience> of(Ticket ticket, List<TicketEvent> events, int seq) {
    TicketEvent event = events.get(seq - 1);
    String id = Integer.toString(seq);
    if (event instanceof CareEvent.Assigned assigned) {
      String text = assigned.by() + " assigned it to you";
      return assigned
          .to()
          .map(
              to ->
                  new Audience(
                      Matter.ASSIGNED,
                      Set.of(to),
                      false,
                      assigned.by(),
                      line(id, Matter.ASSIGNED, event.at(), text, "")));
    }
    if (event instanceof TicketEvent.MessageAdded added) {
      return wrote(ticket, id, seq, added);
    }
    if (event instanceof TicketEvent.NotSent not) {
      return failed(ticket, id, event.at(), author(events, not.key()), "A mail could not be sent");
    }
    if (event instanceof TicketEvent.DeliveryFailed not) {
      return failed(
          ticket, id, event.at(), authorOf(events, not), "A mail did not reach its recipient");
    }
    return Optional.empty();
  }

  /** The same of an answer that is due. */
  static Audience due(Ticket ticket, String id, Matter matter, Instant at, String text) {
    Set<Address> people = responsible(ticket);
    return new Audience(matter, people, true, "", line(id, matter, at, text, ""));
  }

  private static Optional<Audience> wrote(
      Ticket ticket, String id, int seq, TicketEvent.MessageAdded added) {
    Message message = added.message();
    boolean customer =
        message.standing() != Role.AGENT && message.kind().equals(MailKind.HUMAN.label());
    Set<Address> people = responsible(ticket);
    boolean opening = seq == 2;
    if (!customer || people.isEmpty() && !opening) {
      return Optional.empty();
    }
    Matter matter = people.isEmpty() ? Matter.OPENED : Matter.WROTE;
    String who = message.name().isBlank() ? message.from() : message.name();
    return Optional.of(
        new Audience(
            matter,
            people,
            people.isEmpty(),
            message.from(),
            line(id, matter, added.at(), Cut.to(who, NAME) + " wrote", message.excerpt())));
  }

  private static Optional<Audience> failed(
      Ticket ticket, String id, Instant at, Optional<Address> author, String text) {
    Set<Address> people = new LinkedHashSet<>(responsible(ticket));
    author.ifPresent(people::add);
    return Optional.of(
        new Audience(Matter.FAILED, people, false, "", line(id, Matter.FAILED, at, text, "")));
  }

  private static Set<Address> responsible(Ticket ticket) {
    Set<Address> people = new LinkedHashSet<>();
    ticket.care().assignee().ifPresent(people::add);
    people.addAll(ticket.care().watchers());
    return people;
  }

  private static Optional<Address> author(List<TicketEvent> events, String key) {
    return events.stream()
        .filter(TicketEvent.Queued.class::isInstance)
        .map(TicketEvent.Queued.class::cast)
        .filter(queued -> queued.key().equals(key))
        .findFirst()
        .flatMap(queued -> Address.parse(queued.by()));
  }

  private static Optional<Address> authorOf(
      List<TicketEvent> events, TicketEvent.DeliveryFailed not) {
    return events.stream()
        .filter(TicketEvent.Sent.class::isInstance)
        .map(TicketEvent.Sent.class::cast)
        .filter(sent -> sent.messageId().equals(not.messageId()))
        .findFirst()
        .flatMap(sent -> author(events, sent.key()));
  }

  private static Letter.Line line(
      String id, Matter matter, Instant at, String text, String excerpt) {
    return new Letter.Line(id, matter, at, text, Cut.to(excerpt.strip(), EXCERPT));
  }
}
