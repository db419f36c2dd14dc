package dev.threadmark.engine;

import dev.threadmark.desk.Desk;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.store.MirrorStore;
import dev.threadmark.store.MirrorStore.Listed;
import dev.threadmark.store.MirrorStore.Mirrored;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps tickets and what mailboxes show of them the same, both ways. A ticket that changed is noted
 * as due by whoever changed it; a mailbox is looked at for what colleagues did. Either way the
 * ticket's messages are read first: a state there that we did not write is a colleague's, and turns
 * the ticket; then all of them are made to show the ticket's own.
 */
public final class Mirror {
  private static final System.Logger LOG = System.getLogger(Mirror.class.getName());

  /** Messages of a ticket that show its state: the newest. */
  private static final int MOST_MESSAGES = 20;

  /** Events that are looked through for them. */
  private static final int MOST_EVENTS = 100;

  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final MirrorStore store;
  private final TicketStore tickets;
  private final Desk desk;
  private final Function<MailboxId, Optional<StateLabels>> labels;
  private final InstantSource clock;

  /**
   * @param labels what shows states in a mailbox; empty where nothing does
   */
  Mirror(
      MirrorStore store,
      TicketStore tickets,
      Desk desk,
      Function<MailboxId, Optional<StateLabels>> labels,
      InstantSource clock) {
    this.store = store;
    this.tickets = tickets;
    this.desk = desk;
    this.labels = labels;
    this.clock = clock;
  }

  /** Looks what colleagues did in a mailbox: one request, where nobody did anything. */
  public void look(MailboxId mailbox) {
    Optional<StateLabels> shown = labels.apply(mailbox);
    if (shown.isEmpty()) {
      return;
    }
    Optional<Cursor> cursor = store.looked(mailbox).map(Cursor::new);
    Answer<StateLabels.Looked> answer = shown.get().touchedSince(mailbox, cursor);
    if (answer instanceof Answer.Gone<StateLabels.Looked>) {
      LOG.log(System.Logger.Level.WARNING, "what colleagues labelled for a while is not known");
      answer = shown.get().touchedSince(mailbox, Optional.empty());
    }
    if (answer instanceof Answer.Got<StateLabels.Looked> looked) {
      note(mailbox, looked.value().touched());
      store.looked(mailbox, looked.value().next().value());
    }
  }

  /** What shows its ticket's state is our own doing, or a colleague's who agrees. */
  private void note(MailboxId mailbox, List<StateLabels.Touched> touched) {
    Map<TicketId, Set<Status>> seen = new LinkedHashMap<>();
    for (StateLabels.Touched one : touched) {
      TicketId.parse(one.ticket())
          .ifPresent(
              id ->
                  seen.computeIfAbsent(id, any -> EnumSet.noneOf(Status.class))
                      .addAll(statuses(one.labels())));
    }
    List<Ticket> differing =
        tickets.find(mailbox, seen.keySet()).values().stream()
            .map(TicketStore.Stored::ticket)
            .filter(ticket -> ticket.mailbox().equals(mailbox))
            .filter(ticket -> seen.containsKey(ticket.id()) && !seen.get(ticket.id()).isEmpty())
            .filter(ticket -> !seen.get(ticket.id()).equals(EnumSet.of(ticket.status())))
            .toList();
    store.due(mailbox, differing, clock.instant());
  }

  /** Sees to tickets that are due, at most {@code most}; how many were not due yet or not done. */
  public int run(int most) {
    int left = 0;
    for (Listed listed : store.due(most)) {
      boolean now = !listed.notBefore().isAfter(clock.instant());
      left += now && seenTo(listed) ? 0 : 1;
    }
    return left;
  }

  private boolean seenTo(Listed listed) {
    MailboxId mailbox = listed.mailbox();
    Optional<StateLabels> shown = labels.apply(mailbox);
    Optional<Ticket> ticket =
        tickets
            .find(mailbox, listed.ticket())
            .map(TicketStore.Stored::ticket)
            .filter(one -> one.mailbox().equals(mailbox));
    if (shown.isEmpty() || ticket.isEmpty() || ticket.get().survivor().isPresent()) {
      store.done(listed);
      return true;
    }
    List<ProviderId> ids = messages(ticket.get());
    Map<ProviderId, Set<Status>> seen = new LinkedHashMap<>();
    for (var one : shown.get().read(mailbox, ids).entrySet()) {
      if (one.getValue() instanceof Answer.Got<Set<StateLabel>> got) {
        seen.put(one.getKey(), statuses(got.value()));
      } else if (one.getValue() instanceof Answer.Later<Set<StateLabel>> later) {
        store.putOff(listed, clock.instant().plus(later.after().orElse(AGAIN)));
        return false;
      }
    }
    return agreed(listed, ticket.get(), shown.get(), seen);
  }

  private boolean agreed(
      Listed listed, Ticket ticket, StateLabels shown, Map<ProviderId, Set<Status>> seen) {
    MailboxId mailbox = ticket.mailbox();
    Optional<Mirrored> last = store.mirrored(mailbox, ticket.id());
    Set<Status> all = EnumSet.noneOf(Status.class);
    seen.values().forEach(all::addAll);
    MirrorRule.Verdict verdict = MirrorRule.of(ticket.status(), last, all, clock.instant());
    if (verdict.early()) {
      store.putOff(listed, last.get().at().plus(MirrorRule.SETTLING));
      return false;
    }
    Status status = verdict.turn().orElse(ticket.status());
    verdict
        .turn()
        .ifPresent(
            turned ->
                desk.act(
                    mailbox,
                    ticket.id(),
                    OptionalInt.empty(),
                    new Act.Turn(turned),
                    mailbox.address()));
    List<StateLabels.Showing> showings = new ArrayList<>();
    seen.forEach(
        (id, states) -> {
          if (!states.equals(EnumSet.of(status))) {
            showings.add(new StateLabels.Showing(id, ticket.id().value(), label(status)));
          }
        });
    if (last.isEmpty() || last.get().status() != status) {
      store.mirrored(
          mailbox, ticket.id(), new Mirrored(status, last.map(Mirrored::status), clock.instant()));
    }
    boolean done =
        shown.show(mailbox, showings).values().stream().noneMatch(Answer.Later.class::isInstance);
    if (done) {
      store.done(listed);
    } else {
      store.putOff(listed, clock.instant().plus(AGAIN));
    }
    return done;
  }

  /** What was received and still lies in the mailbox, as far as we know. */
  private List<ProviderId> messages(Ticket ticket) {
    List<ProviderId> ids =
        tickets.newestMessages(ticket, MOST_EVENTS).stream()
            .map(Message::providerId)
            .distinct()
            .map(ProviderId::new)
            .filter(id -> !id.inFile())
            .toList();
    return ids.subList(Math.max(0, ids.size() - MOST_MESSAGES), ids.size());
  }

  private static Set<Status> statuses(Set<StateLabel> labels) {
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    labels.forEach(label -> statuses.add(Status.valueOf(label.name())));
    return statuses;
  }

  private static StateLabel label(Status status) {
    return StateLabel.valueOf(status.name());
  }
}
