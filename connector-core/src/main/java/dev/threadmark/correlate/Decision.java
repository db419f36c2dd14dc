package dev.threadmark.correlate;

import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.TicketId;
import java.util.Optional;
import java.util.Set;

/** What becomes of a mail. */
public sealed interface Decision {
  Reason reason();

  /** The word that the command line and the API print. */
  String label();

  /** The ticket that it speaks of: where the mail goes, may go, or has to do with. */
  Optional<TicketId> concerns();

  /**
   * It goes on this ticket.
   *
   * @param standing as what its author speaks
   * @param reopens true if the ticket should be open afterwards
   * @param links tickets that have to do with it: the evidence pointed there too
   * @param absorbs tickets that this mail shows to be part of the same thread
   */
  record Append(
      TicketId ticket,
      Role standing,
      boolean reopens,
      Set<TicketId> links,
      Set<TicketId> absorbs,
      Reason reason)
      implements Decision {
    @Override
    public String label() {
      return "append";
    }

    @Override
    public Optional<TicketId> concerns() {
      return Optional.of(ticket);
    }
  }

  /**
   * It begins a ticket.
   *
   * @param root the thread key the ticket is derived from: whoever begins the same thread derives
   *     the same ticket
   * @param links older tickets that it has to do with
   */
  record Open(TicketId ticket, String root, Set<TicketId> links, Reason reason)
      implements Decision {
    @Override
    public String label() {
      return "open";
    }

    @Override
    public Optional<TicketId> concerns() {
      return Optional.of(ticket);
    }
  }

  /** An agent must confirm that it belongs to that ticket. */
  record Hold(TicketId proposed, Reason reason) implements Decision {
    @Override
    public String label() {
      return "hold";
    }

    @Override
    public Optional<TicketId> concerns() {
      return Optional.of(proposed);
    }
  }

  /**
   * It needs no ticket.
   *
   * @param ticket the ticket it has to do with, for the record
   */
  record Ignore(Optional<TicketId> ticket, Reason reason) implements Decision {
    @Override
    public String label() {
      return "ignore";
    }

    @Override
    public Optional<TicketId> concerns() {
      return ticket;
    }
  }

  /** One case for each variant, so that a new one breaks every caller at compile time. */
  interface Cases<R> {
    R append(Append append);

    R open(Open open);

    R hold(Hold hold);

    R ignore(Ignore ignore);
  }

  default <R> R match(Cases<R> cases) {
    if (this instanceof Append append) {
      return cases.append(append);
    }
    if (this instanceof Open open) {
      return cases.open(open);
    }
    if (this instanceof Hold hold) {
      return cases.hold(hold);
    }
    return cases.ignore((Ignore) this);
  }
}
