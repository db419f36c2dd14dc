package dev.threadmark.store;

import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MessageId;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that are a message's own: its id, alone and under its subject. What it shares with other
 * mails of its thread, such as the ids of older ones, stays with the ticket that has those.
 */
final class MessageKeys {
  private static final int MAX_RACES = 30;

  private final KeyIndex keys;

  MessageKeys(KeyIndex keys) {
    this.keys = keys;
  }

  /** Makes answers to a message find {@code ticket}. */
  void leadTo(Ticket ticket, TicketEvent.MessageAdded message, MailMark mark) {
    claims(ticket, message, mark).forEach(this::lead);
  }

  /** The same for keys that lead to another of these tickets by now. */
  void leadTo(Ticket ticket, TicketEvent.MessageAdded message, MailMark mark, Set<TicketId> among) {
    List<Sighting> claims = claims(ticket, message, mark);
    Map<ThreadKey, Sighting> holders =
        keys.find(ticket.mailbox(), claims.stream().map(Sighting::key).toList()).here();
    for (Sighting claim : claims) {
      Sighting holder = holders.get(claim.key());
      if (holder != null && among.contains(holder.ticket())) {
        lead(claim);
      }
    }
  }

  private static List<Sighting> claims(
      Ticket ticket, TicketEvent.MessageAdded message, MailMark mark) {
    MessageId id = new MessageId(mark.messageId());
    List<Sighting> claims = new ArrayList<>();
    claims.add(claim(ticket, ThreadKey.of(id), Sighting.How.SEEN, mark));
    for (String form : message.subjects()) {
      claims.add(claim(ticket, ThreadKey.of(id, form), Sighting.How.REFERRED, mark));
    }
    return claims;
  }

  private static Sighting claim(Ticket ticket, ThreadKey key, Sighting.How how, MailMark mark) {
    boolean itself = how == Sighting.How.SEEN;
    return new Sighting(
        key,
        ticket.mailbox(),
        ticket.id(),
        itself ? ticket.root() : "",
        how,
        false,
        mark.receivedAt(),
        itself ? mark.digest() : "");
  }

  private void lead(Sighting claim) {
    for (int race = 0; race < MAX_RACES; race++) {
      Sighting holder = keys.claim(claim);
      if (holder.ticket().equals(claim.ticket()) || anothers(holder, claim)) {
        return;
      }
      if (keys.move(holder, claim)) {
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one key");
  }

  /** True if another mail with this Message-ID has it. */
  private static boolean anothers(Sighting holder, Sighting claim) {
    return claim.how() == Sighting.How.SEEN
        && holder.how() == Sighting.How.SEEN
        && !holder.digest().equals(claim.digest());
  }
}
