package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happened to a ticket; a ticket is what its events fold to. They are never changed,
 * but where a person is erased: see {@link Erased}.
 */
public sealed interface TicketEvent
    permits CareEvent,
        TicketEvent.Opened,
        TicketEvent.MessageAdded,
        TicketEvent.Linked,
        TicketEvent.MergedInto,
        TicketEvent.Absorbed,
        TicketEvent.MessageLeft,
        TicketEvent.Parted,
        TicketEvent.Returned,
        TicketEvent.Released,
        TicketEvent.StatusChanged,
        TicketEvent.RequesterChanged,
        TicketEvent.Queued,
        TicketEvent.Sent,
        TicketEvent.NotSent,
        TicketEvent.TakenBack,
        TicketEvent.DeliveryFailed,
        TicketEvent.Erased {
  Instant at();

  /** The message that an event brings, if it does. */
  static Optional<Message> message(TicketEvent event) {
    return event instanceof MessageAdded added ? Optional.of(added.message()) : Optional.empty();
  }

  /** The messages that events bring and that have not left since, in their order. */
  static List<Message> messages(List<TicketEvent> events) {
    return Remains.standing(events).stream().flatMap(event -> message(event).stream()).toList();
  }

  /**
   * The ticket began.
   *
   * @param root the thread key it is derived from
   */
  record Opened(Instant at, MailboxId mailbox, String root, String subject) implements TicketEvent {
    private static final int MAX_SUBJECT = 400;

    public Opened {
      subject = Cut.to(subject, MAX_SUBJECT);
    }
  }

  /**
   * A mail was put on the ticket.
   *
   * @param message its facts
   * @param parties who takes part by it, and as what
   * @param subjects its subject, normalised, in the forms a reply may continue
   * @param rootSeen true if this is the mail that began the thread
   * @param status the status after it
   */
  record MessageAdded(
      Instant at,
      Message message,
      Map<Address, Role> parties,
      Set<String> subjects,
      boolean rootSeen,
      Status status)
      implements TicketEvent {}

  /** Another ticket of the same mailbox has to do with this one. */
  record Linked(Instant at, TicketId other, String because) implements TicketEvent {}

  /**
   * This ticket turned out to be part of another: {@code survivor} goes on for both.
   *
   * @param by who said so; empty where mail showed it
   */
  record MergedInto(Instant at, TicketId survivor, String by) implements TicketEvent {
    public MergedInto {
      by = by == null ? "" : by; // an event of an older version
    }
  }

  /**
   * Another ticket was merged into this one; the rest is what it had until then.
   *
   * @param others those that had been merged into that one
   * @param parted those that a person had parted that one from
   */
  record Absorbed(
      Instant at,
      TicketId other,
      Map<Address, Role> parties,
      Set<String> subjects,
      int messages,
      boolean rootSeen,
      Set<TicketId> others,
      Set<TicketId> parted)
      implements TicketEvent {
    public Absorbed {
      others = others == null ? Set.of() : others; // an event of an older version has neither
      parted = parted == null ? Set.of() : parted;
    }

    /** That {@code gone} was merged into this one, as it stands. */
    public static Absorbed of(Ticket gone, Instant at) {
      return new Absorbed(
          at,
          gone.id(),
          gone.parties(),
          gone.subjects(),
          gone.messages(),
          gone.rootSeen(),
          gone.absorbed(),
          gone.parted());
    }
  }

  /**
   * Somebody put a message of this ticket, or of one that was merged into it, on another ticket.
   * The two are never merged again by what mail shows.
   *
   * @param message where the mailbox has it
   * @param to the ticket that it is on now
   * @param remains what this ticket comes to without it
   * @param cause tells this leaving from every other
   */
  record MessageLeft(
      Instant at, String message, TicketId to, Remains remains, String by, String cause)
      implements TicketEvent {}

  /**
   * A message of another ticket was put on this one. The two are never merged again by what mail
   * shows.
   *
   * @param by who did it; empty where the message's stamp in the mailbox tells it
   */
  record Parted(Instant at, TicketId other, String by) implements TicketEvent {}

  /**
   * This ticket was merged into another, and somebody undid that: it goes on by itself. The two are
   * never merged again by what mail shows.
   *
   * @param from the ticket that went on for it
   */
  record Returned(Instant at, TicketId from, Remains remains, String by, String cause)
      implements TicketEvent {}

  /** The other side of {@link Returned}, on every ticket that went on for the other. */
  record Released(Instant at, TicketId other, Remains remains, String by, String cause)
      implements TicketEvent {}

  /** Somebody changed whose turn it is. */
  record StatusChanged(Instant at, Status status, String by) implements TicketEvent {}

  /** Somebody said whose matter it is: those who were it go on as participants. */
  record RequesterChanged(Instant at, Address to, String by) implements TicketEvent {}

  /**
   * The ticket owes a mail: it lies in the outbox from now on.
   *
   * @param key names it in the outbox
   * @param purpose such as {@code acknowledgement}
   * @param by who wrote it; empty where a machine did
   */
  record Queued(Instant at, String key, String purpose, List<Address> to, String by)
      implements TicketEvent {
    public Queued {
      by = by == null ? "" : by; // an event of an older version
    }
  }

  /**
   * A mail that was owed has been sent.
   *
   * @param messageId the Message-ID that the provider really used
   */
  record Sent(Instant at, String key, String messageId, String providerId) implements TicketEvent {}

  /**
   * A mail that was owed was given up.
   *
   * @param why in a sentence, without any text of a mail
   */
  record NotSent(Instant at, String key, String why) implements TicketEvent {}

  /** Somebody took a mail back before it was sent. */
  record TakenBack(Instant at, String key, String by) implements TicketEvent {}

  /**
   * A person was taken out of the events before this one: the one thing that changes events.
   *
   * @param by who saw to it; never about whom
   */
  record Erased(Instant at, String by) implements TicketEvent {}

  /** A bounce says that a mail of ours did not arrive. */
  record DeliveryFailed(Instant at, String messageId, List<Address> recipients)
      implements TicketEvent {}
}
