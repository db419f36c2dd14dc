package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Clues;
import dev.threadmark.correlate.Rule;
import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.Optional;

/** Makes the keys of a mail lead to its ticket, each for who comes first. */
final class Claims {
  private final KeyIndex keys;
  private final SubjectIndex subjects;

  Claims(KeyIndex keys, SubjectIndex subjects) {
    this.keys = keys;
    this.subjects = subjects;
  }

  /**
   * Makes the mail's own id point at its ticket, so that answers find it. Answers that came first
   * may have claimed the id for theirs; the decision has taken that into account.
   */
  boolean ownKeyLeadsTo(
      TicketId ticket, String root, Placement placement, Gathering.Gathered gathered) {
    Arrival arrival = placement.arrival();
    ThreadKey own = ThreadKey.of(arrival.mail().id());
    Sighting claim =
        new Sighting(
            own,
            arrival.mailbox(),
            ticket,
            root,
            Sighting.How.SEEN,
            placement.decision().reason().rule().weak(),
            arrival.receivedAt(),
            arrival.digest());
    Optional<Sighting> known = gathered.evidence().of(own);
    if (known.isEmpty()) {
      return keys.claim(claim).ticket().equals(ticket);
    }
    TicketId leads =
        gathered
            .evidence()
            .survivor(known.get().ticket())
            .map(Ticket::id)
            .orElse(known.get().ticket());
    if (leads.equals(ticket)) {
      return true;
    }
    if (known.get().how() == Sighting.How.SEEN) {
      // Another mail with this Message-ID is there already and keeps the id; or another worker
      // puts this very mail elsewhere.
      return !known.get().digest().equals(arrival.digest());
    }
    return keys.move(known.get(), claim);
  }

  /**
   * Keys of mails that are still to come, and of the threads that the provider and Outlook see.
   *
   * @param mark of the mail, which is on its ticket by now
   * @param fresh false if it was there before, put by a worker that may not have come this far
   * @param behind true if they may be written when the page is done
   * @return false if another ticket got one of them first: then the two may be one thread
   */
  boolean rest(
      Arrival arrival,
      Clues clues,
      Gathering.Gathered gathered,
      MailMark mark,
      boolean fresh,
      boolean behind) {
    if (mark.ticket().isEmpty()
        || !(mark.decision().equals("open") || mark.decision().equals("append"))) {
      return true;
    }
    TicketId ticket = new TicketId(mark.ticket().get());
    boolean alone = true;
    for (Sighting claim : Placement.claims(arrival, clues, ticket, Rule.of(mark.rule()))) {
      alone &= claim(claim, gathered, behind);
    }
    if (!alone || arrival.kind().automatic()) {
      return alone;
    }
    TicketStore.Stored stored = gathered.stored().get(ticket);
    arrival.subject().forms().stream()
        .filter(form -> !fresh || stored == null || !stored.ticket().subjects().contains(form))
        .forEach(
            form ->
                subjects.add(
                    arrival.mailbox(),
                    form,
                    ticket,
                    stored == null ? arrival.receivedAt() : stored.ticket().openedAt()));
    return true;
  }

  /** False if another ticket has the key, and that was not known when the mail was decided. */
  private boolean claim(Sighting claim, Gathering.Gathered gathered, boolean behind) {
    Optional<Sighting> known = gathered.evidence().of(claim.key());
    if (known.isEmpty()) {
      Sighting holder = behind ? keys.claimBehind(claim) : keys.claim(claim);
      return holder.ticket().equals(claim.ticket());
    }
    boolean dangling =
        !known.get().ticket().equals(claim.ticket())
            && gathered.evidence().survivor(known.get().ticket()).isEmpty();
    // Claimed for a ticket that was never written, since its mail went elsewhere.
    return !dangling || keys.move(known.get(), claim);
  }

  /** A mail of our own that comes by: answers to it must find the ticket. */
  void remember(Arrival arrival, TicketId ticket) {
    Sighting.How how =
        Understanding.staffNotice(arrival.mail()) ? Sighting.How.STAFF_NOTICE : Sighting.How.SEEN;
    ThreadKey own = ThreadKey.of(arrival.mail().id());
    keys.claim(
        new Sighting(
            own,
            arrival.mailbox(),
            ticket,
            "",
            how,
            false,
            arrival.receivedAt(),
            arrival.digest()));
  }
}
