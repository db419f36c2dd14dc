package dev.threadmark.cases;

import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the steps of a case on a desk, and knows afterwards where everything went. */
public final class CasePlay {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{(token|ticket):([^:}]+)(?::([^}]+))?}}");

  private final CorrelationCase play;
  private final Desk desk;

  /** The mailboxes that a mail was delivered to, and its id. */
  private final Map<String, Posted> posted = new LinkedHashMap<>();

  private final List<String> complaints = new ArrayList<>();

  private record Posted(MessageId id, List<MailboxId> mailboxes) {}

  private CasePlay(CorrelationCase play, Desk desk) {
    this.play = play;
    this.desk = desk;
  }

  /** What is not as the case says; empty if all is well. */
  public static List<String> complaints(CorrelationCase play, Desk desk) {
    CasePlay played = new CasePlay(play, desk);
    play.told().steps().forEach(played::step);
    desk.look();
    played.complaints.addAll(new CaseCheck(play, desk, played).complaints());
    return played.complaints;
  }

  Optional<MailMark> mark(String mail, MailboxId mailbox) {
    return Optional.ofNullable(posted.get(mail)).flatMap(post -> desk.mark(mailbox, post.id()));
  }

  MessageId id(String mail) {
    return posted.get(mail).id();
  }

  /** The ticket that goes on for the one the mark names. */
  static Optional<Ticket> ticket(Desk desk, MailboxId mailbox, MailMark mark) {
    return mark.ticket().flatMap(id -> survivor(desk, mailbox, new TicketId(id)));
  }

  static Optional<Ticket> survivor(Desk desk, MailboxId mailbox, TicketId id) {
    Optional<Ticket> ticket = desk.tickets().find(mailbox, id).map(TicketStore.Stored::ticket);
    return ticket
        .flatMap(Ticket::survivor)
        .map(next -> survivor(desk, mailbox, next))
        .orElse(ticket);
  }

  private void step(CaseStep step) {
    if (step.mail() != null) {
      deliver(step);
    } else if (step.close() != null) {
      close(step);
    } else if (step.remove() != null) {
      Posted post = posted.get(step.remove());
      post.mailboxes().forEach(mailbox -> desk.remove(mailbox, post.id()));
    } else {
      String status = ticketOf(step.check()).status().name().toLowerCase(Locale.ROOT);
      if (!status.equals(step.status())) {
        complaints.add("after " + step.check() + " the ticket was " + status);
      }
    }
    if (!step.unseen()) {
      desk.look();
    }
  }

  private void deliver(CaseStep step) {
    MailboxId mailbox = play.told().mailboxes().get(step.to()).id();
    byte[] raw = filled(play.text(step.mail())).getBytes(StandardCharsets.UTF_8);
    MessageId id = Mails.read(raw).id();
    posted
        .computeIfAbsent(step.mail(), any -> new Posted(id, new ArrayList<>()))
        .mailboxes()
        .add(mailbox);
    desk.deliver(step.incoming(mailbox, raw));
  }

  private String filled(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              TicketId ticket = ticketOf(found.group(2)).id();
              return Matcher.quoteReplacement(
                  found.group(1).equals("ticket")
                      ? ticket.value()
                      : token(ticket, found.group(3)).toString());
            });
  }

  private ReplyToken token(TicketId ticket, String recipient) {
    String tenant = play.told().mailboxes().values().iterator().next().id().tenant();
    return TestKeys.ONE.issue(tenant, ticket, new Address(recipient));
  }

  private Ticket ticketOf(String mail) {
    desk.look();
    MailboxId first = posted.get(mail).mailboxes().get(0);
    return mark(mail, first)
        .flatMap(mark -> ticket(desk, first, mark))
        .orElseThrow(() -> new IllegalStateException(mail + " is on no ticket"));
  }

  private void close(CaseStep step) {
    Ticket open = ticketOf(step.close());
    TicketStore.Stored stored = desk.tickets().find(open.mailbox(), open.id()).orElseThrow();
    TicketEvent closed =
        new TicketEvent.StatusChanged(step.at(), Status.CLOSED, "mira@lumen.example");
    if (!desk.tickets().add(stored, List.of(closed), Optional.empty())) {
      throw new IllegalStateException("nobody else writes meanwhile");
    }
  }
}
