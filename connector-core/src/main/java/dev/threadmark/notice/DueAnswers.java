package dev.threadmark.notice;

import dev.threadmark.mail.letter.Moments;
import dev.threadmark.port.Table;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.ServiceLevel;
import dev.threadmark.ticket.Ticket;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells that an answer is due soon, and that it is overdue, once each for every deadline. */
final class DueAnswers {
  private final Colleagues colleagues;
  private final Deadlines deadlines;
  private final TicketStore tickets;

  DueAnswers(Table table, Colleagues colleagues, Deadlines deadlines) {
    this.colleagues = colleagues;
    this.deadlines = deadlines;
    this.tickets = new TicketStore(table);
  }

  /** For channels and for people; both know it again by its id. */
  record Reminder(Ticket ticket, Notice notice, Audience audience) {}

  /** Sees to what is due by now, at most {@code most} tickets. */
  void run(Instant now, int most, Consumer<Reminder> telling) {
    for (Deadlines.Listed listed : deadlines.until(now, most)) {
      Optional<ServiceLevel> level = colleagues.of(listed.mailbox()).flatMap(Staff::level);
      Optional<Ticket> ticket =
          tickets.own(listed.mailbox(), listed.ticket()).map(TicketStore.Stored::ticket);
      Optional<Deadlines.Due> due =
          ticket.flatMap(one -> level.flatMap(any -> Deadlines.Due.of(one, any)));
      if (level.isEmpty()) {
        deadlines.forget(listed.mailbox());
      }
      if (due.isEmpty()) {
        deadlines.remove(listed);
      } else {
        see(listed, ticket.get(), due.get(), now, telling);
      }
    }
  }

  private void see(
      Deadlines.Listed listed,
      Ticket ticket,
      Deadlines.Due due,
      Instant now,
      Consumer<Reminder> telling) {
    if (now.isBefore(due.soon())) {
      deadlines.move(listed, due.soon());
    } else if (now.isBefore(due.at())) {
      telling.accept(reminder(ticket, Matter.DUE, due.soon(), due.at()));
      deadlines.move(listed, due.at());
    } else {
      if (Deadlines.fresh(due, now)) {
        telling.accept(reminder(ticket, Matter.OVERDUE, due.at(), due.at()));
      }
      deadlines.remove(listed);
    }
  }

  private static Reminder reminder(Ticket ticket, Matter matter, Instant at, Instant due) {
    String by = Moments.text(due);
    String text =
        matter == Matter.DUE
            ? "needs an answer by " + by
            : "is overdue: it needed an answer by " + by;
    String which = "%s-%d".formatted(matter.label(), due.toEpochMilli());
    return new Reminder(
        ticket,
        Notice.answer(ticket, which, "answer." + matter.label(), at, text),
        Audience.due(ticket, which, matter, at, "It " + text));
  }

  /** Lists what changed; see {@link Deadlines#note}. */
  void note(Ticket ticket, Instant now) {
    colleagues
        .of(ticket.mailbox())
        .flatMap(Staff::level)
        .ifPresent(level -> deadlines.note(ticket, level, now));
  }
}
