package dev.threadmark.engine;

import dev.threadmark.correlate.Rule;
import dev.threadmark.desk.Desk;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.StateLabels.Showing;
import dev.threadmark.store.MirrorStore;
import dev.threadmark.store.MirrorStore.Listed;
import dev.threadmark.store.MirrorStore.Mirrored;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Some tickets of a mailbox, seen to together: the messages of all of them are read in one go, and
 * shown in one go what they should show.
 */
record MirrorRound(
    MirrorStore store, TicketStore tickets, Desk desk, StateLabels shown, Instant now) {
  /** Messages of a ticket that show its state: the newest. */
  private static final int MOST_MESSAGES = 20;

  /** Events that are looked through for them. */
  private static final int MOST_EVENTS = 100;

  /** What a driver takes at once. */
  private static final int AT_ONCE = 50;

  private static final Duration AGAIN = Duration.ofMinutes(1);

  /**
   * A ticket, and its messages.
   *
   * @param put those that a person put on it, by when
   */
  private record Case(
      Listed listed, Ticket ticket, List<ProviderId> messages, Map<ProviderId, Instant> put) {}

  /**
   * What is to become of a ticket's messages.
   *
   * @param foreign what messages showed that came from another ticket since the last time
   */
  private record Wanted(
      Case of,
      Status status,
      Optional<Mirrored> last,
      Optional<Status> foreign,
      List<Showing> showings) {}

  /** How many of them are done. */
  int run(MailboxId mailbox, List<Listed> due) {
    List<Case> cases = cases(mailbox, due);
    Map<ProviderId, Answer<Set<StateLabel>>> seen = new LinkedHashMap<>();
    List<ProviderId> ids = cases.stream().flatMap(one -> one.messages().stream()).toList();
    chunks(ids).forEach(some -> seen.putAll(shown.read(mailbox, some)));
    List<Wanted> wanted = new ArrayList<>();
    cases.forEach(one -> wanted(one, seen).ifPresent(wanted::add));
    List<Showing> showings = wanted.stream().flatMap(one -> one.showings().stream()).toList();
    Map<ProviderId, Answer<Showing>> told = new LinkedHashMap<>();
    chunks(showings).forEach(some -> told.putAll(shown.show(mailbox, some)));
    long kept = wanted.stream().filter(one -> !concluded(one, told)).count();
    return (int) (due.size() - cases.size() + wanted.size() - kept);
  }

  /** What is gone or merged needs nothing any more. */
  private List<Case> cases(MailboxId mailbox, List<Listed> due) {
    List<TicketId> ids = due.stream().map(Listed::ticket).toList();
    Map<TicketId, TicketStore.Stored> found = tickets.find(mailbox, ids);
    List<Case> cases = new ArrayList<>();
    for (Listed listed : due) {
      Optional<Ticket> ticket =
          Optional.ofNullable(found.get(listed.ticket()))
              .map(TicketStore.Stored::ticket)
              .filter(one -> one.mailbox().equals(mailbox) && one.survivor().isEmpty());
      ticket.ifPresentOrElse(one -> cases.add(of(listed, one)), () -> store.done(listed));
    }
    return cases;
  }

  /** With what was received and still lies in the mailbox, as far as we know. */
  private Case of(Listed listed, Ticket ticket) {
    List<TicketEvent> events = tickets.newestEvents(ticket, MOST_EVENTS);
    List<ProviderId> ids =
        TicketEvent.messages(events).stream()
            .map(Message::providerId)
            .distinct()
            .map(ProviderId::new)
            .filter(id -> !id.inFile())
            .toList();
    Map<ProviderId, Instant> put = new LinkedHashMap<>();
    for (TicketEvent event : events) {
      TicketEvent.message(event)
          .filter(message -> message.rule().equals(Rule.MOVED.label()))
          .ifPresent(message -> put.put(new ProviderId(message.providerId()), event.at()));
    }
    return new Case(
        listed, ticket, ids.subList(Math.max(0, ids.size() - MOST_MESSAGES), ids.size()), put);
  }

  /** Empty where it must be looked at again later. A colleague's state turns the ticket. */
  private Optional<Wanted> wanted(Case one, Map<ProviderId, Answer<Set<StateLabel>>> seen) {
    Map<ProviderId, Set<Status>> states = new LinkedHashMap<>();
    for (ProviderId id : one.messages()) {
      if (seen.get(id) instanceof Answer.Got<Set<StateLabel>> got) {
        states.put(id, Mirror.statuses(got.value()));
      } else if (seen.get(id) instanceof Answer.Later<Set<StateLabel>> later) {
        store.putOff(one.listed(), now.plus(later.after().orElse(AGAIN)));
        return Optional.empty();
      }
    }
    Ticket ticket = one.ticket();
    Optional<Mirrored> last = store.mirrored(ticket.mailbox(), ticket.id());
    Set<Status> all = EnumSet.noneOf(Status.class);
    Set<Status> foreign = EnumSet.noneOf(Status.class);
    // What came from another ticket shows that one's state until we have been there.
    states.forEach(
        (id, shows) -> (cameSince(one.put().get(id), last) ? foreign : all).addAll(shows));
    MirrorRule.Verdict verdict = MirrorRule.of(ticket.status(), last, all, now);
    if (verdict.early()) {
      store.putOff(one.listed(), last.get().at().plus(MirrorRule.SETTLING));
      return Optional.empty();
    }
    verdict.turn().ifPresent(turned -> turn(ticket, turned));
    Status status = verdict.turn().orElse(ticket.status());
    List<Showing> showings = new ArrayList<>();
    states.forEach(
        (id, shows) -> {
          if (!shows.equals(EnumSet.of(status))) {
            StateLabel label = StateLabel.valueOf(status.name());
            showings.add(new Showing(id, ticket.id().value(), label));
          }
        });
    Optional<Status> other = foreign.stream().filter(shows -> shows != status).findFirst();
    return Optional.of(new Wanted(one, status, last, other, showings));
  }

  private static boolean cameSince(Instant put, Optional<Mirrored> last) {
    return put != null && last.map(shown -> !shown.at().isAfter(put)).orElse(true);
  }

  private void turn(Ticket ticket, Status status) {
    MailboxId mailbox = ticket.mailbox();
    desk.act(mailbox, ticket.id(), OptionalInt.empty(), new Act.Turn(status), mailbox.address());
  }

  private boolean concluded(Wanted wanted, Map<ProviderId, Answer<Showing>> told) {
    Listed listed = wanted.of().listed();
    boolean later =
        wanted.showings().stream()
            .anyMatch(showing -> told.get(showing.id()) instanceof Answer.Later<Showing>);
    if (later) {
      store.putOff(listed, now.plus(AGAIN));
      return false;
    }
    // Not before: what we did not come to show must not be taken for a colleague's doing.
    Optional<Status> last = wanted.last().map(Mirrored::status);
    Optional<Status> before = wanted.foreign().or(() -> last);
    if (!before.equals(Optional.of(wanted.status()))) {
      store.mirrored(listed.mailbox(), listed.ticket(), new Mirrored(wanted.status(), before, now));
    }
    store.done(listed);
    return true;
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      chunks.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return chunks;
  }
}
