package dev.threadmark.customer;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.PageToken;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a link leads to. A forged one costs no look at the table. */
final class Visits {
  private final PageLinks links;
  private final TokenKeys keys;
  private final TicketStore tickets;

  Visits(PageLinks links, TokenKeys keys, TicketStore tickets) {
    this.links = links;
    this.keys = keys;
    this.tickets = tickets;
  }

  /** Empty for all that opens nothing, whatever the reason. */
  Optional<Visit> of(String text, Instant now) {
    return PageToken.parse(text)
        .flatMap(
            token ->
                links.mailboxes().stream()
                    .filter(mailbox -> token.opens(keys, mailbox, now))
                    .findFirst()
                    .flatMap(mailbox -> of(token, mailbox)));
  }

  private Optional<Visit> of(PageToken token, MailboxId mailbox) {
    Map<dev.threadmark.ticket.TicketId, TicketStore.Stored> found =
        tickets.find(mailbox, Set.of(token.ticket()));
    Optional<Ticket> named =
        Optional.ofNullable(found.get(token.ticket()))
            .map(TicketStore.Stored::ticket)
            .filter(ticket -> ticket.mailbox().equals(mailbox));
    Optional<Address> holder =
        named.flatMap(
            ticket ->
                ticket.parties().keySet().stream()
                    .filter(who -> token.isFor(keys, mailbox, who))
                    .findFirst());
    return holder.flatMap(
        who ->
            found.values().stream()
                .map(TicketStore.Stored::ticket)
                .filter(ticket -> ticket.survivor().isEmpty())
                .filter(ticket -> ticket.mailbox().equals(mailbox))
                .findFirst()
                .map(ticket -> new Visit(mailbox, token.toString(), ticket, who)));
  }
}
