package dev.threadmark.notice;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailKind;
import dev.threadmark.ticket.Care;
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
      return wrote(ticket, events.subList(0, seq), added);
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
    Set<Address> people = responsible(ticket.care());
    return new Audience(matter, people, true, "", line(id, matter, at, text, ""));
  }

  /**
   * Whoever had the ticket when the mail came, and has it still: who was given it since is told of
   * that.
   */
  private static Optional<Audience> wrote(
      Ticket ticket, List<TicketEvent> until, TicketEvent.MessageAdded added) {
    Message message = added.message();
    boolean customer =
        message.standing() != Role.AGENT && message.kind().equals(MailKind.HUMAN.label());
    boolean nobodys = until.size() == 2 && responsible(ticket.care()).isEmpty();
    Set<Address> people = responsible(care(until));
    people.retainAll(responsible(ticket.care()));
    if (!customer || people.isEmpty() && !nobodys) {
      return Optional.empty();
    }
    Matter matter = nobodys ? Matter.OPENED : Matter.WROTE;
    String who = message.name().isBlank() ? message.from() : message.name();
    String id = Integer.toString(until.size());
    return Optional.of(
        new Audience(
            matter,
            people,
            nobodys,
            message.from(),
            line(
                id, matter, added.at(), Cut.to(oneLine(who), NAME) + " wrote", message.excerpt())));
  }

  /** A stranger chose it: it must not look like a line of ours. */
  private static String oneLine(String name) {
    return name.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }

  private static Care care(List<TicketEvent> until) {
    Care care = Care.NONE;
    for (TicketEvent event : until) {
      care = event instanceof CareEvent settled ? care.after(settled) : care;
    }
    return care;
  }

  private static Optional<Audience> failed(
      Ticket ticket, String id, Instant at, Optional<Address> author, String text) {
    Set<Address> people = new LinkedHashSet<>(responsible(ticket.care()));
    author.ifPresent(people::add);
    return Optional.of(
        new Audience(Matter.FAILED, people, false, "", line(id, Matter.FAILED, at, text, "")));
  }

  private static Set<Address> responsible(Care care) {
    Set<Address> people = new LinkedHashSet<>();
    care.assignee().ifPresent(people::add);
    people.addAll(care.watchers());
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
