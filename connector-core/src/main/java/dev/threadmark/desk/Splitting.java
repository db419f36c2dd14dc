package dev.threadmark.desk;

import dev.threadmark.correlate.Correlator;
import dev.threadmark.correlate.PutByHand;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.store.Carrier;
import dev.threadmark.store.Errands;
import dev.threadmark.store.Errands.Errand;
import dev.threadmark.store.Family;
import dev.threadmark.store.Journal;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where people say that a message lies on the wrong ticket. What they say is a stamp in the mailbox
 * first, which may fail and is put again without harm; then it is an errand that is carried to its
 * end whatever happens.
 */
public final class Splitting {
  /** From so many others one ticket can be parted. */
  private static final int MOST_PARTED = 100;

  /** What a provider takes at once. */
  private static final int MOST_STAMPS = 100;

  private static final int MAX_RACES = 30;
  private static final String NOT_NOW = "the mailbox does not take it now: try again in a minute";

  private final TicketStore tickets;
  private final Journal journal;
  private final Carrier carrier;
  private final InstantSource clock;

  public Splitting(TicketStore tickets, Journal journal, Carrier carrier, InstantSource clock) {
    this.tickets = tickets;
    this.journal = journal;
    this.carrier = carrier;
    this.clock = clock;
  }

  /**
   * Puts one message of a ticket, or of one that was merged into it, on another ticket of the
   * mailbox. Asked again, it tells where the message is.
   *
   * @param seen the number of events when the ticket was looked at; empty where that does not
   *     matter
   * @param name of the message, as the API calls it
   * @param into the ticket; one of its own where empty
   * @return the ticket that the message is on
   */
  public Done<Ticket> split(
      MailboxId mailbox,
      MailProvider provider,
      TicketId id,
      OptionalInt seen,
      String name,
      Optional<TicketId> into,
      Address by) {
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Ticket> ticket = tickets.own(mailbox, id).map(TicketStore.Stored::ticket);
      if (ticket.isEmpty()) {
        return new Done.NoTicket<>();
      }
      Family family = Family.of(tickets, ticket.get());
      Optional<Message> message = family.message(name);
      if (message.isEmpty()) {
        return gone(family, name, into);
      }
      Optional<Done<Ticket>> hindered = hindrance(family, seen);
      if (hindered.isPresent()) {
        return hindered.get();
      }
      Optional<Done<Ticket>> done = attempt(provider, family, message.get(), into, by);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one message");
  }

  /** It left before: where it should go now, or elsewhere. */
  private Done<Ticket> gone(Family family, String name, Optional<TicketId> into) {
    MailboxId mailbox = family.ticket().mailbox();
    Optional<TicketEvent.MessageLeft> left = family.left(name);
    left.ifPresent(one -> carrier.finish(mailbox, Errands.Kind.MOVE, one.message()));
    Optional<Ticket> at = left.flatMap(one -> lasting(mailbox, one.to()));
    if (at.isEmpty()) {
      return new Done.Impossible<>("there is no such message on this ticket");
    }
    boolean own = ThreadKey.parse(at.get().root()).kind() == ThreadKey.Kind.PARTED;
    boolean so = into.map(one -> lasting(family.ticket().mailbox(), one).equals(at)).orElse(own);
    return so ? new Done.So<>(at.get()) : new Done.Impossible<>(isOn(at.get().id()));
  }

  private static String isOn(TicketId ticket) {
    return "the message is on ticket " + ticket + " by now";
  }

  private static Optional<Done<Ticket>> hindrance(Family family, OptionalInt seen) {
    Ticket ticket = family.ticket();
    if (ticket.survivor().isPresent()) {
      return Optional.of(new Done.Impossible<>("it goes on in ticket " + ticket.survivor().get()));
    }
    if (seen.isPresent() && seen.getAsInt() != ticket.seq()) {
      return Optional.of(new Done.Changed<>(ticket));
    }
    if (family.messages().size() < 2) {
      return Optional.of(
          new Done.Impossible<>("it is the ticket's only message: merge the ticket instead"));
    }
    return ticket.parted().size() >= MOST_PARTED
        ? Optional.of(
            new Done.Impossible<>("so many messages have left this ticket that it takes no more"))
        : Optional.empty();
  }

  /** Empty if somebody else moved the message meanwhile. */
  private Optional<Done<Ticket>> attempt(
      MailProvider provider, Family family, Message message, Optional<TicketId> into, Address by) {
    MailboxId mailbox = family.ticket().mailbox();
    TicketId home = family.homeOf(message).orElseThrow();
    Optional<MailMark> mark =
        Family.mark(tickets, mailbox, home, message)
            .map(one -> journal.find(mailbox, List.of(one.digest())).get(one.digest()));
    if (mark.isEmpty()) {
      return Optional.of(
          new Done.Impossible<>("it is still being put in its place: try again in a minute"));
    }
    Optional<Target> target =
        into.isPresent()
            ? lasting(mailbox, into.get()).map(one -> new Target(one.id(), Optional.empty()))
            : ownTicket(mailbox, mark.get());
    if (target.isEmpty() || target.get().id().equals(family.ticket().id())) {
      return Optional.of(
          new Done.Impossible<>("name another ticket of this mailbox to move it to"));
    }
    if (!stamped(provider, mailbox, mark.get(), target.get().id())) {
      return Optional.of(new Done.Impossible<>(NOT_NOW));
    }
    Optional<Errand> other =
        carrier.run(
            Errand.move(
                family.ticket(),
                home,
                target.get().id(),
                mark.get(),
                target.get().root(),
                clock.instant(),
                by.value()));
    if (other.isPresent()) {
      stamped(provider, mailbox, mark.get(), other.get().other());
      return Optional.empty();
    }
    return lasting(mailbox, target.get().id()).map(Done.So::new);
  }

  /**
   * @param root where the ticket is to begin
   */
  private record Target(TicketId id, Optional<String> root) {}

  /** The number is the mail's own: whoever asks again comes to the same. */
  private Optional<Target> ownTicket(MailboxId mailbox, MailMark mark) {
    for (int count = 0; count < PutByHand.MOST; count++) {
      String root = PutByHand.root(mark.digest(), count).toString();
      TicketId id = Correlator.ticketOf(mailbox, root);
      Optional<Ticket> there = tickets.find(mailbox, id).map(TicketStore.Stored::ticket);
      boolean free =
          there.map(one -> one.survivor().isEmpty() && one.mailbox().equals(mailbox)).orElse(true);
      if (free) {
        return Optional.of(new Target(id, Optional.of(root)));
      }
    }
    return Optional.empty();
  }

  private boolean stamped(
      MailProvider provider, MailboxId mailbox, MailMark mark, TicketId ticket) {
    List<Stamp> stamps =
        Stream.concat(Stream.of(mark.providerId()), journal.copies(mailbox, mark.digest()).stream())
            .distinct()
            .map(ProviderId::new)
            .filter(id -> !id.inFile())
            .limit(MOST_STAMPS)
            .map(id -> new Stamp(id, ticket.value()))
            .toList();
    return stamps.isEmpty()
        || provider.stamp(mailbox, stamps).values().stream()
            .noneMatch(Answer.Later.class::isInstance);
  }

  /** The ticket that goes on for {@code id}. */
  private Optional<Ticket> lasting(MailboxId mailbox, TicketId id) {
    return tickets.find(mailbox, List.of(id)).values().stream()
        .map(TicketStore.Stored::ticket)
        .filter(one -> one.mailbox().equals(mailbox) && one.survivor().isEmpty())
        .findFirst();
  }
}
