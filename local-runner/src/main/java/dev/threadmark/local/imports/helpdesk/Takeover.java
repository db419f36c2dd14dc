package dev.threadmark.local.imports.helpdesk;

import dev.threadmark.desk.Desk;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.View;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives tickets what is more than their mails: the old number as a tag, notes, and whether it was
 * closed. Done again, it changes nothing.
 */
record Takeover(Engine engine, String helpdesk) {

  /**
   * A ticket whose mails are on theirs.
   *
   * @param digests of its mails
   */
  record Taken(OldTicket ticket, List<String> digests) {}

  void finish(MailboxId mailbox, Taken taken) {
    Optional<TicketId> place = place(mailbox, taken.digests());
    if (place.isEmpty()) {
      return; // it had no mail, or all of it was left out
    }
    OldTicket old = taken.ticket();
    Address us = mailbox.address();
    Instant last =
        old.mails().stream().map(OldTicket.OldMail::at).max(Comparator.naturalOrder()).get();
    at(last).act(mailbox, place.get(), any(), new Act.Tag(Set.of(tag(old)), Set.of()), us);
    for (OldTicket.OldNote note : old.notes()) {
      Act written = new Act.Note(note.text(), helpdesk + " " + note.id());
      at(note.at()).act(mailbox, place.get(), any(), written, Address.parse(note.by()).orElse(us));
    }
    old.closedAt()
        .map(closed -> closed.isBefore(last) ? last : closed)
        .ifPresent(
            closed -> at(closed).act(mailbox, place.get(), any(), new Act.Turn(Status.CLOSED), us));
  }

  private String tag(OldTicket old) {
    return helpdesk + "-" + old.number();
  }

  private static OptionalInt any() {
    return OptionalInt.empty();
  }

  /** A desk at which it is that time; that something changed is told by ours. */
  private Desk at(Instant time) {
    View view = new View(engine.list(), engine.changes(), Optional.empty(), InstantSource.system());
    return new Desk(engine.tickets(), view, () -> time);
  }

  private Optional<TicketId> place(MailboxId mailbox, List<String> digests) {
    Collection<MailMark> marks = engine.journal().find(mailbox, digests).values();
    return marks.stream()
        .flatMap(mark -> mark.ticket().stream())
        .map(TicketId::new)
        .sorted()
        .findFirst()
        .flatMap(id -> lasting(mailbox, id));
  }

  private Optional<TicketId> lasting(MailboxId mailbox, TicketId id) {
    return engine.tickets().find(mailbox, Set.of(id)).values().stream()
        .map(stored -> stored.ticket())
        .filter(ticket -> ticket.survivor().isEmpty())
        .map(Ticket::id)
        .findFirst();
  }
}
