package dev.threadmark.store;

import dev.threadmark.correlate.PutByHand;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Write;
import dev.threadmark.store.Errands.Errand;
import dev.threadmark.ticket.Remains;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a message to another ticket: puts it there, makes its keys lead there, takes it off the
 * ticket that had it and off those that this one was merged into, and tells the journal. Each step
 * looks whether it was done, so that doing all of it again changes nothing.
 */
final class Moving {
  private static final int MAX_RACES = 30;

  private final TicketStore tickets;
  private final MessageKeys keys;
  private final SubjectIndex subjects;
  private final Journal journal;

  Moving(TicketStore tickets, KeyIndex keys, SubjectIndex subjects, Journal journal) {
    this.tickets = tickets;
    this.keys = new MessageKeys(keys);
    this.subjects = subjects;
    this.journal = journal;
  }

  /** The tickets that are not as they were; none where what was to be moved was forgotten. */
  Set<TicketId> run(Errand errand) {
    Optional<TicketEvent.MessageAdded> message = message(errand);
    Optional<MailMark> mark =
        Optional.ofNullable(
            journal.find(errand.mailbox(), List.of(errand.digest())).get(errand.digest()));
    return message.isPresent() && mark.isPresent()
        ? run(errand, message.get(), mark.get())
        : Set.of();
  }

  private Set<TicketId> run(Errand errand, TicketEvent.MessageAdded message, MailMark mark) {
    MailboxId mailbox = errand.mailbox();
    PutByHand put = new PutByHand(message, errand.ticket(), errand.at(), errand.by());
    boolean begins = errand.root().isPresent();
    MailMark moved = mark.put(errand.other(), begins ? "open" : "append", put.reason());
    Set<TicketId> touched = new LinkedHashSet<>();
    TicketId onto = put(errand, put, moved);
    touched.add(onto);
    Ticket target = tickets.find(mailbox, onto).orElseThrow().ticket();
    message.subjects().forEach(one -> subjects.add(mailbox, one, target.id(), target.openedAt()));
    keys.leadTo(target, message, moved);
    touched.addAll(leave(errand, moved));
    List<MailMark> copies =
        journal.copies(mailbox, errand.digest()).stream().map(moved::copyAt).toList();
    journal.write(mailbox, List.of(moved), copies);
    return touched;
  }

  /** As it was put on the ticket that it leaves; that is kept when it has left. */
  private Optional<TicketEvent.MessageAdded> message(Errand errand) {
    return tickets.events(errand.mailbox(), errand.home()).stream()
        .filter(TicketEvent.MessageAdded.class::isInstance)
        .map(TicketEvent.MessageAdded.class::cast)
        .filter(added -> added.message().providerId().equals(errand.message()))
        .reduce((one, later) -> later);
  }

  /** On the ticket that goes on for the one that was named, should that have been merged. */
  private TicketId put(Errand errand, PutByHand put, MailMark moved) {
    MailboxId mailbox = errand.mailbox();
    for (int race = 0; race < MAX_RACES; race++) {
      Map<TicketId, TicketStore.Stored> chain = tickets.find(mailbox, Set.of(errand.other()));
      Optional<TicketStore.Stored> there =
          chain.values().stream()
              .filter(one -> one.ticket().mailbox().equals(mailbox))
              .filter(one -> one.ticket().survivor().isEmpty())
              .findFirst();
      if (there.isEmpty()) {
        List<TicketEvent> events = put.beginning(mailbox, errand.root().orElseThrow());
        if (tickets.begin(errand.other(), events, moved, List.of())) {
          return errand.other();
        }
        continue;
      }
      TicketId id = there.get().ticket().id();
      boolean done =
          chain.keySet().stream()
              .flatMap(one -> TicketEvent.messages(tickets.events(mailbox, one)).stream())
              .anyMatch(message -> message.providerId().equals(errand.message()));
      Write row =
          new Write.Upsert(TicketStore.mail(mailbox, id, moved.digest()), Json.write(moved));
      if (done
          || tickets.add(
              there.get(), put.joining(there.get().ticket()), Optional.empty(), List.of(row))) {
        return id;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one message");
  }

  /** From where it lies upwards: each is what it comes to by what those below it come to. */
  private Set<TicketId> leave(Errand errand, MailMark moved) {
    Set<TicketId> left = new LinkedHashSet<>();
    Optional<TicketId> next = Optional.of(errand.home());
    while (next.isPresent() && left.add(next.get())) {
      next = leave(errand, moved, next.get()).survivor();
    }
    return left;
  }

  private Ticket leave(Errand errand, MailMark moved, TicketId id) {
    MailboxId mailbox = errand.mailbox();
    for (int race = 0; race < MAX_RACES; race++) {
      TicketStore.Stored stored = tickets.find(mailbox, id).orElseThrow();
      List<TicketEvent> events = tickets.events(mailbox, id);
      if (!events.stream().anyMatch(event -> isLeaving(event, errand))) {
        if (!tickets.add(
            stored,
            List.of(leaving(errand, stored.ticket(), events)),
            Optional.empty(),
            marks(errand, moved, id))) {
          continue;
        }
      }
      Ticket now = tickets.find(mailbox, id).orElseThrow().ticket();
      forget(events, errand, now);
      return now;
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one message");
  }

  private static boolean isLeaving(TicketEvent event, Errand errand) {
    return event instanceof TicketEvent.MessageLeft left && left.cause().equals(errand.cause());
  }

  private TicketEvent leaving(Errand errand, Ticket ticket, List<TicketEvent> events) {
    Remains remains =
        Remains.withoutMessage(ticket, events, errand.message(), absorbed(tickets, ticket));
    return new TicketEvent.MessageLeft(
        errand.at(), errand.message(), errand.other(), remains, errand.by(), errand.cause());
  }

  /** Whoever looks for the mail where it was is told where it is. */
  private static List<Write> marks(Errand errand, MailMark moved, TicketId id) {
    return id.equals(errand.home())
        ? List.of(
            new Write.Upsert(
                TicketStore.mail(errand.mailbox(), id, moved.digest()), Json.write(moved)))
        : List.of();
  }

  /** Subjects under which nothing is left. */
  private void forget(List<TicketEvent> events, Errand errand, Ticket now) {
    events.stream()
        .filter(TicketEvent.MessageAdded.class::isInstance)
        .map(TicketEvent.MessageAdded.class::cast)
        .filter(added -> added.message().providerId().equals(errand.message()))
        .flatMap(added -> added.subjects().stream())
        .distinct()
        .filter(subject -> !now.subjects().contains(subject))
        .forEach(one -> subjects.forget(now.mailbox(), List.of(one), now.id()));
  }

  static List<Ticket> absorbed(TicketStore tickets, Ticket ticket) {
    Map<TicketId, TicketStore.Stored> all = tickets.find(ticket.mailbox(), ticket.absorbed());
    List<Ticket> absorbed = new ArrayList<>();
    ticket.absorbed().stream()
        .filter(all::containsKey)
        .forEach(id -> absorbed.add(all.get(id).ticket()));
    return absorbed;
  }
}
