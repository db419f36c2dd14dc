package dev.threadmark.api;

import dev.threadmark.mail.Address;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.TicketEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that happened on a ticket, in a sentence: the audit of every act. */
record EventView(int seq, Instant at, String event, Optional<String> by, String text) {

  static EventView of(int seq, TicketEvent event) {
    Told told = told(event);
    return new EventView(
        seq,
        event.at(),
        event.getClass().getSimpleName(),
        Optional.of(told.by()).filter(who -> !who.isEmpty()),
        told.text());
  }

  private record Told(String by, String text) {}

  private static Told told(TicketEvent event) {
    if (event instanceof CareEvent care) {
      return new Told(care.by(), settled(care));
    }
    if (event instanceof TicketEvent.Opened) {
      return new Told("", "the ticket began");
    }
    if (event instanceof TicketEvent.MessageAdded added) {
      return new Told(added.message().from(), "wrote: " + added.message().subject());
    }
    if (event instanceof TicketEvent.Linked linked) {
      return new Told("", "linked to %s: %s".formatted(linked.other(), linked.because()));
    }
    if (event instanceof TicketEvent.MergedInto merged) {
      return new Told(merged.by(), "goes on in ticket " + merged.survivor());
    }
    if (event instanceof TicketEvent.Absorbed absorbed) {
      return new Told("", "goes on for ticket " + absorbed.other());
    }
    if (event instanceof TicketEvent.MessageLeft left) {
      return new Told(left.by(), "put a message on ticket " + left.to());
    }
    if (event instanceof TicketEvent.Parted parted) {
      return new Told(parted.by(), "put a message of ticket %s here".formatted(parted.other()));
    }
    if (event instanceof TicketEvent.Returned back) {
      return new Told(back.by(), "goes on by itself again, no longer in ticket " + back.from());
    }
    if (event instanceof TicketEvent.Released released) {
      return new Told(released.by(), "no longer goes on for ticket " + released.other());
    }
    if (event instanceof TicketEvent.StatusChanged changed) {
      return new Told(changed.by(), "is " + changed.status().name().toLowerCase());
    }
    if (event instanceof TicketEvent.RequesterChanged changed) {
      return new Told(changed.by(), "is the matter of " + changed.to());
    }
    if (event instanceof TicketEvent.Queued queued) {
      return new Told(queued.by(), "%s to %s".formatted(queued.purpose(), joined(queued.to())));
    }
    if (event instanceof TicketEvent.Sent) {
      return new Told("", "it was sent");
    }
    if (event instanceof TicketEvent.NotSent failed) {
      return new Told("", "it was not sent: " + failed.why());
    }
    if (event instanceof TicketEvent.TakenBack back) {
      return new Told(
          back.by(),
          back.by().isEmpty()
              ? "it was not sent: the status is another by now"
              : "took it back before it was sent");
    }
    if (event instanceof TicketEvent.Erased erased) {
      return new Told(erased.by(), "erased what was kept of a person");
    }
    TicketEvent.DeliveryFailed failed = (TicketEvent.DeliveryFailed) event;
    return new Told("", "did not reach " + joined(failed.recipients()));
  }

  private static String settled(CareEvent event) {
    return event.match(
        new CareEvent.Cases<>() {
          @Override
          public String assigned(CareEvent.Assigned assigned) {
            return assigned.to().map(to -> "is seen to by " + to).orElse("is seen to by nobody");
          }

          @Override
          public String tagged(CareEvent.Tagged tagged) {
            String added = tagged.add().stream().map(tag -> "+" + tag).collect(joining());
            String removed = tagged.remove().stream().map(tag -> "-" + tag).collect(joining());
            return "tags " + (added + " " + removed).strip();
          }

          @Override
          public String prioritized(CareEvent.Prioritized prioritized) {
            return "has priority " + prioritized.priority().name().toLowerCase();
          }

          @Override
          public String watched(CareEvent.Watched watched) {
            return (watched.watching() ? "is watched by " : "is no longer watched by ")
                + watched.who();
          }

          @Override
          public String snoozed(CareEvent.Snoozed snoozed) {
            return snoozed.until().map(until -> "sleeps until " + until).orElse("is awake");
          }

          @Override
          public String noted(CareEvent.Noted noted) {
            return noted.text();
          }
        });
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(" ");
  }

  private static String joined(List<Address> addresses) {
    return addresses.stream().map(Address::value).collect(Collectors.joining(", "));
  }
}
