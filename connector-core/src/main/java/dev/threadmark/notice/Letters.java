package dev.threadmark.notice;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Table;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells people by mail what concerns them: what happens on a ticket within a short time is one
 * mail, from the mailbox of the ticket, by the outbox. Whatever dies in between, each thing is told
 * once.
 */
public final class Letters {
  private static final int MAX_RACES = 30;
  private static final Duration USEFUL = Duration.ofDays(1);

  /** Longer than any worker lives on between listing a letter and writing it. */
  private static final Duration VAIN = Duration.ofMinutes(15);

  private final Colleagues colleagues;
  private final LetterStore store;
  private final LetterText text;
  private final TicketStore tickets;
  private final OutboxStore outbox;
  private final InstantSource clock;

  Letters(
      Table table,
      Colleagues colleagues,
      TokenKeys tokenKeys,
      String console,
      InstantSource clock) {
    this.colleagues = colleagues;
    this.store = new LetterStore(table);
    this.text = new LetterText(tokenKeys, console);
    this.tickets = new TicketStore(table);
    this.outbox = new OutboxStore(table);
    this.clock = clock;
  }

  /** True if people of the mailbox may be told by mail at all. */
  boolean concern(MailboxId mailbox) {
    return colleagues.of(mailbox).filter(Staff::mails).isPresent();
  }

  /** Notes what there is to tell of an event. */
  void note(Ticket ticket, List<TicketEvent> events, int seq, Instant now) {
    if (concern(ticket.mailbox()) && ticket.survivor().isEmpty()) {
      Audience.of(ticket, events, seq).ifPresent(audience -> note(ticket, audience, now));
    }
  }

  void note(Ticket ticket, Audience audience, Instant now) {
    for (Address who : colleagues.wanting(ticket.mailbox(), audience, now)) {
      note(ticket, who, audience.line());
    }
  }

  private void note(Ticket ticket, Address who, Letter.Line line) {
    for (int race = 0; race < MAX_RACES; race++) {
      LetterStore.Stored was = store.find(ticket.mailbox(), ticket.id(), who);
      if (was.letter().knows(line) || store.write(was, was.letter().with(line))) {
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one letter");
  }

  /** Puts the letters that are due into the outbox, at most {@code most}; how many. */
  public int send(int most) {
    int sent = 0;
    for (LetterStore.Listed listed : store.due(clock.instant(), most)) {
      sent += send(listed) ? 1 : 0;
    }
    return sent;
  }

  private boolean send(LetterStore.Listed listed) {
    Instant now = clock.instant();
    LetterStore.Stored was = store.find(listed.mailbox(), listed.ticket(), listed.to());
    Letter letter = was.letter();
    if (letter.lines().isEmpty()) {
      if (listed.at().plus(VAIN).isBefore(now)) {
        store.remove(listed);
      }
      return false;
    }
    if (letter.notBefore().isAfter(now)) {
      store.remove(listed); // another row leads to it then
      return false;
    }
    Optional<Ticket> ticket =
        tickets
            .own(listed.mailbox(), listed.ticket())
            .map(TicketStore.Stored::ticket)
            .filter(any -> colleagues.mayBeTold(listed.mailbox(), letter.to(), now));
    boolean sent = ticket.filter(one -> handedOver(was, one, now)).isPresent();
    if (sent || ticket.isEmpty() && store.write(was, letter.dropped())) {
      store.remove(listed);
    }
    return sent;
  }

  private boolean handedOver(LetterStore.Stored was, Ticket ticket, Instant now) {
    OutboxEntry entry =
        OutboxEntry.owed(
            ticket.mailbox(),
            ticket.id(),
            OutboxEntry.NOTICE,
            text.mail(was.letter(), ticket, now),
            now,
            now.plus(USEFUL));
    outbox.announce(entry);
    return store.handOver(was, was.letter().sent(now), entry);
  }
}
