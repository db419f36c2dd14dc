package dev.threadmark.desk;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.Reason;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says what the requester is told when a person changes the status: the text that the mailbox's
 * policy has for it, into the thread, held back as long as an answer. Nothing goes to machines, to
 * whom nothing could be delivered, to an author whose domain disowned the mail, or to ourselves.
 */
public final class StatusNotices {
  /** Who was not told by then need not be. */
  private static final Duration USEFUL = Duration.ofDays(1);

  private static final int MOST = 10;

  private final TicketStore tickets;
  private final OutboxStore outbox;
  private final AnswerLog answers;
  private final Composer composer;
  private final Function<MailboxId, Optional<Policy>> policies;

  /**
   * @param policies of the mailboxes that are watched
   * @param links to customers' pages, below what is sent
   */
  public StatusNotices(
      TicketStore tickets,
      OutboxStore outbox,
      AnswerLog answers,
      TokenKeys tokenKeys,
      Function<MailboxId, Optional<Policy>> policies,
      PageLinks links) {
    this.tickets = tickets;
    this.outbox = outbox;
    this.answers = answers;
    this.composer = new Composer(tokenKeys, links);
    this.policies = policies;
  }

  /**
   * What a ticket owes for {@code events}, announced by then: to be written in one batch with them.
   *
   * @param ticket as it was before
   */
  Optional<OutboxEntry> owed(Ticket ticket, List<TicketEvent> events, Address by, Instant now) {
    Optional<Policy> policy = policies.apply(ticket.mailbox());
    Optional<String> text =
        events.stream()
            .filter(TicketEvent.StatusChanged.class::isInstance)
            .map(event -> ((TicketEvent.StatusChanged) event).status())
            .findFirst()
            .flatMap(
                status ->
                    policy.flatMap(
                        one -> one.statusNotice().textFor(status, ticket.id(), ticket.subject())));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<Message> messages =
        TicketEvent.messages(tickets.events(ticket.mailbox(), ticket.id())).stream()
            .filter(message -> !message.erased())
            .toList();
    List<Address> to =
        ticket.requesters().stream()
            .filter(who -> mayBeTold(who, ticket, messages, policy.get(), now))
            .limit(MOST)
            .toList();
    if (to.isEmpty() || messages.isEmpty()) {
      return Optional.empty();
    }
    OutboxEntry entry = entry(ticket, messages, to, text.get(), by, now);
    outbox.announce(entry);
    return Optional.of(entry);
  }

  private OutboxEntry entry(
      Ticket ticket,
      List<Message> messages,
      List<Address> to,
      String text,
      Address by,
      Instant now) {
    String cause = OutboxEntry.STATUS + "|" + (ticket.seq() + 1);
    OutboxKey key = OutboxEntry.key(ticket.mailbox(), ticket.id(), cause);
    return OutboxEntry.following(
        ticket.mailbox(),
        ticket.id(),
        OutboxEntry.STATUS,
        by.value(),
        composer.notice(key, ticket, messages, to, text, OutboxEntry.STATUS, now),
        now,
        now.plus(Answering.UNDO),
        now.plus(USEFUL));
  }

  private boolean mayBeTold(
      Address who, Ticket ticket, List<Message> messages, Policy policy, Instant now) {
    Address plain = who.withoutPlusTag();
    MailboxId mailbox = ticket.mailbox();
    boolean us =
        plain.equals(mailbox.address().withoutPlusTag())
            || policy.aliases().contains(plain)
            || policies.apply(new MailboxId(mailbox.tenant(), plain)).isPresent();
    return !us
        && !plain.equals(KnownAs.NOBODY)
        && OutgoingMail.canBeSentTo(who)
        && person(who, messages)
        && !answers.askedForNone(mailbox, ticket.id(), who)
        && !answers.bounced(mailbox, who, now);
  }

  /** Somebody who wrote here, or to whom one of us wrote first. */
  private static boolean person(Address who, List<Message> messages) {
    List<Message> theirs = messages.stream().filter(message -> message.by(who)).toList();
    return theirs.isEmpty()
        ? messages.stream().anyMatch(message -> message.standing() == Role.AGENT)
        : theirs.stream()
            .filter(message -> !Reason.forged(message.because()))
            .anyMatch(message -> message.kind().equals(MailKind.HUMAN.label()));
  }
}
