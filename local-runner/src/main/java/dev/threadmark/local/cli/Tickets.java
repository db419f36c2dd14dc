package dev.threadmark.local.cli;

import dev.threadmark.correlate.Decision;
import dev.threadmark.ticket.TicketId;
import java.util.Optional;

/** The ticket that a decision speaks of. */
final class Tickets {
  private Tickets() {}

  static Optional<TicketId> of(Decision decision) {
    return decision.match(
        new Decision.Cases<>() {
          @Override
          public Optional<TicketId> append(Decision.Append append) {
            return Optional.of(append.ticket());
          }

          @Override
          public Optional<TicketId> open(Decision.Open open) {
            return Optional.of(open.ticket());
          }

          @Override
          public Optional<TicketId> hold(Decision.Hold hold) {
            return Optional.of(hold.proposed());
          }

          @Override
          public Optional<TicketId> ignore(Decision.Ignore ignore) {
            return ignore.ticket();
          }
        });
  }
}
