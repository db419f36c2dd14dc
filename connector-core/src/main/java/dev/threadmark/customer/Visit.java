package dev.threadmark.customer;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.Hash;
import dev.threadmark.ticket.Ticket;

/**
 * Somebody who came with a link that opens.
 *
 * @param token as it stands in the link
 * @param ticket that goes on for the one of the link
 * @param holder for whom the link was made; that he is the one who came only a code shows
 */
record Visit(MailboxId mailbox, String token, Ticket ticket, Address holder) {

  /** Names what is counted: one for a person and a ticket, however many links lead there. */
  String door() {
    return Hash.of(mailbox.toString(), ticket.id().value(), holder.key());
  }
}
