package dev.threadmark.engine;

import dev.threadmark.desk.Desk;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.store.MirrorStore;
import dev.threadmark.store.MirrorStore.Listed;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Sees to tickets that are due, at most {@code most}, those of a mailbox together; how many were
   * not due yet or not done.
   */
  public int run(int most) {
    List<Listed> due = store.due(most);
    Map<MailboxId, List<Listed>> now = new LinkedHashMap<>();
    due.stream()
        .filter(one -> !one.notBefore().isAfter(clock.instant()))
        .forEach(one -> now.computeIfAbsent(one.mailbox(), any -> new ArrayList<>()).add(one));
    int done = 0;
    for (Map.Entry<MailboxId, List<Listed>> one : now.entrySet()) {
      Optional<StateLabels> shown = labels.apply(one.getKey());
      if (shown.isEmpty()) {
        one.getValue().forEach(store::done);
        done += one.getValue().size();
      } else {
        done +=
            new MirrorRound(store, tickets, desk, shown.get(), clock.instant())
                .run(one.getKey(), one.getValue());
      }
    }
    return due.size() - done;
  }

  static Set<Status> statuses(Set<StateLabel> labels) {
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    labels.forEach(label -> statuses.add(Status.valueOf(label.name())));
    return statuses;
  }
}
