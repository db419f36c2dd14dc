package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do to one ticket without writing a mail. */
public sealed interface Act {

  /** Says whose turn it is; never {@code MERGED}. */
  record Turn(Status status) implements Act {}

  record Assign(Optional<Address> to) implements Act {}

  record Tag(Set<String> add, Set<String> remove) implements Act {}

  record Prioritize(Priority priority) implements Act {}

  /** Begins or ends to be told of what happens. */
  record Watch(boolean watching) implements Act {}

  record ChangeRequester(Address to) implements Act {}

  record Snooze(Optional<Instant> until) implements Act {}

  /** A note; written once however often it is asked for with the same {@code cause}. */
  record Note(String text, String cause) implements Act {}

  record Link(TicketId other) implements Act {}

  /**
   * What happens to {@code ticket} if {@code by} does this at {@code now}; nothing where it is so
   * already, so that to do it twice is to do it once (but for a note).
   */
  default List<TicketEvent> events(Ticket ticket, Address by, Instant now) {
    Care care = ticket.care();
    String who = by.value();
    return match(
        new Cases<>() {
          @Override
          public List<TicketEvent> turn(Turn act) {
            return unless(
                ticket.status() == act.status(),
                new TicketEvent.StatusChanged(now, act.status(), who));
          }

          @Override
          public List<TicketEvent> assign(Assign act) {
            return unless(
                care.assignee().equals(act.to()), new CareEvent.Assigned(now, act.to(), who));
          }

          @Override
          public List<TicketEvent> tag(Tag act) {
            Set<String> add = without(act.add(), care.tags());
            Set<String> remove =
                act.remove().stream().filter(care.tags()::contains).collect(Collectors.toSet());
            return unless(
                add.isEmpty() && remove.isEmpty(), new CareEvent.Tagged(now, add, remove, who));
          }

          @Override
          public List<TicketEvent> prioritize(Prioritize act) {
            return unless(
                care.priority() == act.priority(),
                new CareEvent.Prioritized(now, act.priority(), who));
          }

          @Override
          public List<TicketEvent> watch(Watch act) {
            return unless(
                care.watchers().contains(by) == act.watching(),
                new CareEvent.Watched(now, by, act.watching(), who));
          }

          @Override
          public List<TicketEvent> changeRequester(ChangeRequester act) {
            return unless(
                ticket.roleOf(act.to()).filter(Role.REQUESTER::equals).isPresent(),
                new TicketEvent.RequesterChanged(now, act.to(), who));
          }

          @Override
          public List<TicketEvent> snooze(Snooze act) {
            return unless(
                care.snoozedUntil().equals(act.until()),
                new CareEvent.Snoozed(now, act.until(), who));
          }

          @Override
          public List<TicketEvent> note(Note act) {
            return List.of(new CareEvent.Noted(now, act.text(), who, act.cause()));
          }

          @Override
          public List<TicketEvent> link(Link act) {
            return unless(
                ticket.links().contains(act.other()) || ticket.id().equals(act.other()),
                new TicketEvent.Linked(now, act.other(), "linked by " + who));
          }
        });
  }

  private static List<TicketEvent> unless(boolean so, TicketEvent event) {
    return so ? List.of() : List.of(event);
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    return some.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
  }

  /** One case for each variant, so that a new one breaks every caller at compile time. */
  interface Cases<R> {
    R turn(Turn act);

    R assign(Assign act);

    R tag(Tag act);

    R prioritize(Prioritize act);

    R watch(Watch act);

    R changeRequester(ChangeRequester act);

    R snooze(Snooze act);

    R note(Note act);

    R link(Link act);
  }

  default <R> R match(Cases<R> cases) {
    if (this instanceof Turn act) {
      return cases.turn(act);
    }
    if (this instanceof Assign act) {
      return cases.assign(act);
    }
    if (this instanceof Tag act) {
      return cases.tag(act);
    }
    if (this instanceof Prioritize act) {
      return cases.prioritize(act);
    }
    if (this instanceof Watch act) {
      return cases.watch(act);
    }
    if (this instanceof ChangeRequester act) {
      return cases.changeRequester(act);
    }
    if (this instanceof Snooze act) {
      return cases.snooze(act);
    }
    if (this instanceof Note act) {
      return cases.note(act);
    }
    return cases.link((Link) this);
  }
}
