package dev.threadmark.correlate;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;

/**
 * What the index says of a thread key: which ticket it belongs to.
 *
 * @param mailbox whose ticket it is; perhaps another one of the same tenant
 * @param root the key that ticket is derived from, as text: enough to begin it where a crash came
 *     between the claim of the key and the first write of the ticket
 * @param how how the key came to its ticket
 * @param weak true if no header tied the claiming mail to the ticket, though it names a mail that
 *     it answers: when that one comes, it knows better
 * @param at when the mail was received that claimed the key
 * @param digest of the mail that has this id, where it was SEEN; else empty
 */
public record Sighting(
    ThreadKey key,
    MailboxId mailbox,
    TicketId ticket,
    String root,
    How how,
    boolean weak,
    Instant at,
    String digest) {

  /** The same, by which no ticket is begun. */
  public Sighting withoutRoot() {
    return new Sighting(key, mailbox, ticket, "", how, weak, at, digest);
  }

  public enum How {
    /** The mail with that id is on the ticket. */
    SEEN,
    /** A mail on the ticket answers it; the mail itself was not there yet. */
    ANSWERED,
    /** A mail on the ticket names it among its older references. */
    REFERRED,
    /** It is a notice that we sent to our own staff about the ticket. */
    STAFF_NOTICE
  }
}
