package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a message that a person puts on another ticket. Pure.
 *
 * @param was how it was put on the ticket that it leaves
 * @param from the ticket on which people saw it
 * @param by who does it
 */
public record PutByHand(TicketEvent.MessageAdded was, TicketId from, Instant at, String by) {
  /** So often a mail is given a ticket of its own, each of which went on in another one. */
  public static final int MOST = 20;

  /** It begins a ticket: its author is the requester, as with any mail that does. */
  public List<TicketEvent> beginning(MailboxId mailbox, String root) {
    Message message = was.message();
    boolean ours = message.standing() == Role.AGENT;
    Role standing = ours ? Role.AGENT : Role.REQUESTER;
    Map<Address, Role> parties = new LinkedHashMap<>();
    if (!ours && !message.from().isEmpty()) {
      parties.put(new Address(message.from()), Role.REQUESTER);
    }
    was.parties()
        .forEach((who, role) -> parties.putIfAbsent(who, began(role, ours, parties.values())));
    Status status = ours ? Status.WAITING : Status.OPEN;
    return List.of(
        new TicketEvent.Opened(message.receivedAt(), mailbox, root, message.subject()),
        new TicketEvent.MessageAdded(at, told(standing), parties, was.subjects(), true, status),
        new TicketEvent.Parted(at, from, by));
  }

  /** Of a mail from us the first one it is addressed to is the requester. */
  private static Role began(Role role, boolean ours, java.util.Collection<Role> before) {
    if (role == Role.AGENT) {
      return Role.AGENT;
    }
    return ours && !before.contains(Role.REQUESTER) ? Role.REQUESTER : Role.PARTICIPANT;
  }

  /** It joins a ticket: who takes no part there yet takes part as they did before. */
  public List<TicketEvent> joining(Ticket target) {
    Message message = was.message();
    Role standing =
        message.standing() == Role.AGENT || message.from().isEmpty()
            ? message.standing()
            : target.roleOf(new Address(message.from())).orElse(taking(message.standing()));
    Map<Address, Role> parties = new LinkedHashMap<>();
    was.parties().forEach((who, role) -> parties.put(who, target.roleOf(who).orElse(taking(role))));
    return List.of(
        new TicketEvent.MessageAdded(
            at, told(standing), parties, was.subjects(), false, after(target)),
        new TicketEvent.Parted(at, from, by));
  }

  /** Whose matter the old ticket was does not make the new one theirs. */
  private static Role taking(Role role) {
    return role == Role.REQUESTER ? Role.PARTICIPANT : role;
  }

  private Status after(Ticket target) {
    Message message = was.message();
    if (message.standing() == Role.AGENT) {
      return target.status() == Status.CLOSED ? Status.CLOSED : Status.WAITING;
    }
    return automatic(message.kind()) ? target.status() : Status.OPEN;
  }

  private static boolean automatic(String kind) {
    return Arrays.stream(MailKind.values())
        .anyMatch(one -> one.label().equals(kind) && one.automatic());
  }

  /** Why it is on its ticket: what people and the journal are told. */
  public Reason reason() {
    return new Reason(Rule.MOVED, "%s put it here; before it was on ticket %s".formatted(by, from));
  }

  private Message told(Role standing) {
    return was.message().put(Rule.MOVED.label(), reason().because(), standing);
  }

  /** The root of a ticket of its own; another count gives another one. */
  public static ThreadKey root(String digest, int count) {
    return ThreadKey.parted(digest, count);
  }

  /** The root of this ticket, if a person gave the mail a ticket of its own. */
  static Optional<ThreadKey> rootOf(TicketId ticket, MailboxId mailbox, String digest) {
    for (int count = 0; count < MOST; count++) {
      ThreadKey root = root(digest, count);
      if (Correlator.ticketOf(mailbox, root.toString()).equals(ticket)) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }
}
