package dev.threadmark.outbox;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Voucher;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.Hash;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail that a ticket owes somebody, until it is sent or given up.
 *
 * @param purpose such as {@code acknowledgement}
 * @param by who wrote it; empty where a machine did
 * @param since when it began to be owed
 * @param usefulUntil not begun to be sent after this
 * @param attempts how often somebody set out to send it
 * @param notBefore nobody touches it before then: whoever took it last may be at it until then
 * @param why what the last attempt met with; no text of a mail
 * @param messageId the Message-ID that it has, once it is sent
 */
public record OutboxEntry(
    OutboxKey key,
    MailboxId mailbox,
    TicketId ticket,
    String purpose,
    String by,
    OutgoingMail mail,
    Instant since,
    Instant usefulUntil,
    int attempts,
    Instant notBefore,
    State state,
    String why,
    Optional<MessageId> messageId) {

  /** The purpose of a mail that brings a customer the code to his page. */
  public static final String CODE = "code";

  /** The purpose of what a customer wrote on his page, on its way to the mailbox. */
  public static final String FROM_PAGE = "customer's page";

  /** What a person has written is wanted whenever it can be sent. */
  private static final Duration FOR_EVER = Duration.ofDays(3_650);

  /** The purpose of a mail to our own staff. */
  public static final String NOTICE = "notification";

  /** The purpose of a mail that tells the requester of a status that a person gave the ticket. */
  public static final String STATUS = "status";

  public OutboxEntry {
    by = by == null ? "" : by; // an entry of an older version
  }

  public enum State {
    OPEN,
    SENT,
    /** Its author took it back before anybody set out to send it. */
    TAKEN_BACK,
    /** Given up. A person must look, and may have it tried again. */
    FAILED
  }

  /**
   * The key of what a ticket owes for a cause: whoever comes to owe it comes to the same key.
   *
   * @param cause what tells it from everything else the ticket owes
   */
  public static OutboxKey key(MailboxId mailbox, TicketId ticket, String cause) {
    return new OutboxKey(Hash.of(mailbox.toString(), ticket.value(), cause));
  }

  /** A person's mail, which may be taken back until {@code due}. */
  public static OutboxEntry written(
      MailboxId mailbox,
      TicketId ticket,
      String purpose,
      String by,
      OutgoingMail mail,
      Instant since,
      Instant due) {
    return following(mailbox, ticket, purpose, by, mail, since, due, since.plus(FOR_EVER));
  }

  /** A mail that begins to be owed, and is due at once. */
  public static OutboxEntry owed(
      MailboxId mailbox,
      TicketId ticket,
      String purpose,
      OutgoingMail mail,
      Instant since,
      Instant usefulUntil) {
    return following(mailbox, ticket, purpose, "", mail, since, since, usefulUntil);
  }

  /**
   * What a machine writes because a person did something; it may be taken back until {@code due}.
   */
  public static OutboxEntry following(
      MailboxId mailbox,
      TicketId ticket,
      String purpose,
      String by,
      OutgoingMail mail,
      Instant since,
      Instant due,
      Instant usefulUntil) {
    return new OutboxEntry(
        mail.key(),
        mailbox,
        ticket,
        purpose,
        by,
        mail,
        since,
        usefulUntil,
        0,
        due,
        State.OPEN,
        "",
        Optional.empty());
  }

  /** True for what is no matter of the ticket: it makes no event, and is gone once it is sent. */
  public boolean quiet() {
    return purpose.equals(NOTICE);
  }

  /**
   * True for what a customer wrote on his page and nothing says any more that it was he: sent, it
   * would be a mail of our own.
   */
  public boolean unvouched() {
    return purpose.equals(FROM_PAGE) && !mail.headers().containsKey(Voucher.FIELD);
  }

  /**
   * True for a code, of which its ticket is told nothing and nothing is kept once it was sent or
   * given up: whoever has a link can ask for one, and must not change a ticket by that. Unlike
   * {@link #quiet} it goes to outsiders.
   */
  public boolean fleeting() {
    return purpose.equals(CODE);
  }

  public TicketEvent queued() {
    return new TicketEvent.Queued(since, key.value(), purpose, mail.to(), by);
  }

  /** One more attempt, which has until {@code end}. The first one dates the mail. */
  OutboxEntry taken(Instant now, Instant end) {
    OutgoingMail dated = attempts == 0 ? mail.writtenAt(now) : mail;
    return with(dated, attempts + 1, end, State.OPEN, why, messageId);
  }

  OutboxEntry waiting(Instant until, String because) {
    return with(mail, attempts, until, State.OPEN, because, messageId);
  }

  OutboxEntry sent(MessageId id) {
    return with(mail, attempts, notBefore, State.SENT, "", Optional.of(id));
  }

  OutboxEntry failed(String because) {
    return with(mail, attempts, notBefore, State.FAILED, because, messageId);
  }

  OutboxEntry takenBack() {
    return with(mail, attempts, notBefore, State.TAKEN_BACK, why, messageId);
  }

  /** Open again, after it was given up; as after a first attempt, so that it is looked for. */
  OutboxEntry reopened(Instant now) {
    return with(mail, 1, now, State.OPEN, why, messageId);
  }

  /**
   * The same with nothing of what was written, or answered. One that was not sent is taken back,
   * also if it was given up: nobody is to have it tried again.
   */
  public OutboxEntry wordless(String instead) {
    OutgoingMail empty =
        new OutgoingMail(
            mail.key(),
            mail.from(),
            mail.to(),
            mail.cc(),
            Optional.empty(),
            instead,
            instead,
            Optional.empty(),
            Map.of(),
            mail.automatic(),
            List.of(),
            mail.writtenAt());
    State now = state == State.SENT ? State.SENT : State.TAKEN_BACK;
    return with(empty, attempts, notBefore, now, why, messageId);
  }

  /** The same without the reply token, by which whoever reads it could write to the ticket. */
  public OutboxEntry withoutToken() {
    Map<String, String> headers = new LinkedHashMap<>(mail.headers());
    headers.remove("X-Threadmark");
    headers.remove(Voucher.FIELD);
    OutgoingMail plain =
        new OutgoingMail(
            mail.key(),
            mail.from(),
            mail.to(),
            mail.cc(),
            Optional.empty(),
            mail.subject(),
            fleeting() ? "" : PageLinks.without(mail.text()),
            mail.html().map(PageLinks::without),
            mail.answers(),
            headers,
            mail.automatic(),
            mail.files(),
            mail.writtenAt());
    return with(plain, attempts, notBefore, state, why, messageId);
  }

  private OutboxEntry with(
      OutgoingMail newMail,
      int newAttempts,
      Instant until,
      State newState,
      String because,
      Optional<MessageId> id) {
    return new OutboxEntry(
        key,
        mailbox,
        ticket,
        purpose,
        by,
        newMail,
        since,
        usefulUntil,
        newAttempts,
        until,
        newState,
        because,
        id);
  }
}
