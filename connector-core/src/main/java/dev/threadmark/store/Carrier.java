package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Table;
import dev.threadmark.store.Errands.Errand;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries {@link Errands} to their end, and shows what has come of them. */
public final class Carrier {
  /** Whoever began something is at its end by then, or dead. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Errands errands;
  private final Moving moving;
  private final Returning returning;
  private final TicketStore tickets;
  private final View view;

  public Carrier(Table table, TicketStore tickets, Journal journal, View view) {
    this.errands = new Errands(table);
    this.moving = new Moving(tickets, new KeyIndex(table), new SubjectIndex(table), journal);
    this.returning = new Returning(tickets, new KeyIndex(table));
    this.tickets = tickets;
    this.view = view;
  }

  /**
   * Does it, unless something else is under way with the same message or ticket: that is done then.
   *
   * @return what else was done; empty if this was
   */
  public Optional<Errand> run(Errand errand) {
    Optional<Errand> other = errands.begin(errand);
    finish(other.orElse(errand));
    return other;
  }

  /**
   * Ends what is under way.
   *
   * @param what the message, or the ticket that comes back
   */
  public void finish(MailboxId mailbox, Errands.Kind kind, String what) {
    errands.find(mailbox, kind, what).ifPresent(this::finish);
  }

  /**
   * Ends what somebody began and did not live to end, at most {@code most}. One that cannot end
   * does not hinder the others.
   */
  public void finish(int most) {
    Instant before = view.clock().instant().minus(LONGEST);
    EachForItself.of(
        errands.all(most).stream().filter(errand -> errand.at().isBefore(before)).toList(),
        errand -> finish(errand.mailbox(), errand.kind(), errand.what()));
  }

  private void finish(Errand errand) {
    Set<TicketId> touched =
        errand.kind() == Errands.Kind.MOVE ? moving.run(errand) : returning.run(errand);
    show(errand.mailbox(), touched);
    errands.done(errand);
  }

  private void show(MailboxId mailbox, Set<TicketId> touched) {
    view.show(
        mailbox,
        List.copyOf(tickets.find(mailbox, touched).values()).stream()
            .map(TicketStore.Stored::ticket)
            .toList());
  }
}
