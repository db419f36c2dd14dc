package dev.threadmark.customer;

import dev.threadmark.correlate.TokenKeys;
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

  private static final String DOOR = "page-door";
  private static final int MAC = 26;

  /** Names person and ticket, however many links lead there, in what is signed. */
  String name() {
    return Hash.of(mailbox.toString(), ticket.id().value(), holder.key());
  }

  /**
   * Where it is counted what is done. It takes the deployment's key to make one, so that a list of
   * addresses does not tell who has been here; under a new key it is counted anew.
   */
  String door(TokenKeys keys) {
    return Hash.of(keys.sign(DOOR, MAC, mailbox.toString(), ticket.id().value(), holder.key()));
  }
}
