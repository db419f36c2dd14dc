package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a ticket comes to once something has left it: what its other events fold to, as if that had
 * never come. What people did to it stays done. Pure.
 */
public record Remains(
    String subject,
    Set<String> subjects,
    Status status,
    Instant lastActivity,
    Optional<Instant> closedAt,
    Map<Address, Role> parties,
    Set<TicketId> absorbed,
    boolean rootSeen,
    int messages,
    Optional<Instant> answeredAt) {

  /** Events that hold by now: without what left the ticket later, and without the leaving. */
  public static List<TicketEvent> standing(List<TicketEvent> events) {
    List<TicketEvent> kept = new ArrayList<>();
    for (TicketEvent event : events) {
      if (event instanceof TicketEvent.MessageLeft left) {
        kept.removeIf(brings(left.message()));
      } else if (event instanceof TicketEvent.Released released) {
        kept.removeIf(absorbs(released.other()));
      } else if (event instanceof TicketEvent.Returned) {
        kept.removeIf(TicketEvent.MergedInto.class::isInstance);
      } else {
        kept.add(event);
      }
    }
    return kept;
  }

  /**
   * Without a message.
   *
   * @param message where the mailbox has it
   * @param absorbed the tickets that were merged into it, as they stand now
   */
  public static Remains withoutMessage(
      Ticket was, List<TicketEvent> events, String message, Collection<Ticket> absorbed) {
    return of(was, events, brings(message), absorbed);
  }

  /** Without a ticket that was merged into it. */
  public static Remains withoutTicket(
      Ticket was, List<TicketEvent> events, TicketId other, Collection<Ticket> absorbed) {
    return of(was, events, absorbs(other), absorbed);
  }

  /** Once it goes on by itself again. */
  public static Remains onItsOwn(
      Ticket was, List<TicketEvent> events, Collection<Ticket> absorbed) {
    return of(was, events, TicketEvent.MergedInto.class::isInstance, absorbed);
  }

  private static Predicate<TicketEvent> brings(String message) {
    return event ->
        event instanceof TicketEvent.MessageAdded added
            && added.message().providerId().equals(message);
  }

  private static Predicate<TicketEvent> absorbs(TicketId other) {
    return event ->
        event instanceof TicketEvent.Absorbed absorbed && absorbed.other().equals(other);
  }

  private static Remains of(
      Ticket was,
      List<TicketEvent> events,
      Predicate<TicketEvent> gone,
      Collection<Ticket> absorbed) {
    List<TicketEvent> left =
        standing(events).stream()
            .filter(gone.negate())
            .map(event -> current(event, absorbed))
            .toList();
    Ticket now = Ticket.fold(was.id(), left);
    return new Remains(
        now.subject(),
        now.subjects(),
        now.status(),
        now.lastActivity(),
        now.closedAt(),
        now.parties(),
        now.absorbed(),
        now.rootSeen() || events.stream().anyMatch(Remains::rootSeen),
        now.messages(),
        now.answeredAt());
  }

  /** That a thread's first mail was seen is not forgotten, wherever the mail is by now. */
  private static boolean rootSeen(TicketEvent event) {
    return event instanceof TicketEvent.MessageAdded added && added.rootSeen();
  }

  /** A merge tells what the other ticket had then; something may have left that one since. */
  private static TicketEvent current(TicketEvent event, Collection<Ticket> absorbed) {
    return event instanceof TicketEvent.Absorbed was
        ? absorbed.stream()
            .filter(ticket -> ticket.id().equals(was.other()))
            .findFirst()
            .<TicketEvent>map(ticket -> TicketEvent.Absorbed.of(ticket, was.at()))
            .orElse(event)
        : event;
  }
}
