package dev.threadmark.cases;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what became of a case's mails against what the case expects. */
final class CaseCheck {
  private final CorrelationCase play;
  private final Desk desk;
  private final CasePlay played;
  private final Map<String, TicketId> letters = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  CaseCheck(CorrelationCase play, Desk desk, CasePlay played) {
    this.play = play;
    this.desk = desk;
    this.played = played;
  }

  List<String> complaints() {
    CorrelationCase.Told told = play.told();
    told.expect().forEach(this::mail);
    told.status()
        .forEach(
            (letter, status) -> same("status of " + letter, status, lower(at(letter).status())));
    told.messages()
        .forEach((letter, count) -> same("mails on " + letter, count, at(letter).messages()));
    told.parties().forEach((letter, roles) -> roles.forEach((who, as) -> role(letter, who, as)));
    told.links().forEach(this::link);
    told.failed().forEach(this::failed);
    return complaints;
  }

  private void mail(CorrelationCase.Expected expected) {
    MailboxId mailbox = play.told().mailboxes().get(expected.in()).id();
    Optional<MailMark> mark = played.mark(expected.mail(), mailbox);
    String where = expected.mail() + " in " + expected.in() + ": ";
    if (mark.isEmpty()) {
      same(where + "decision", expected.decision(), "gone");
      return;
    }
    String because = " (" + mark.get().rule() + ": " + mark.get().because() + ")";
    same(where + "decision" + because, expected.decision(), mark.get().decision());
    same(where + "kind", expected.kind(), mark.get().kind());
    if (expected.rule() != null) {
      same(where + "rule", expected.rule(), mark.get().rule());
    }
    if (expected.ticket() != null) {
      letter(where, expected.ticket(), CasePlay.ticket(desk, mailbox, mark.get()));
    }
    if (expected.standing() != null) {
      same(where + "standing", expected.standing(), standing(mailbox, mark.get()));
    }
  }

  /** Different letters are different tickets, and the same letter always the same. */
  private void letter(String where, String letter, Optional<Ticket> ticket) {
    if (ticket.isEmpty()) {
      complaints.add(where + "it is on no ticket");
      return;
    }
    TicketId id = ticket.get().id();
    if (letters.containsKey(letter)) {
      same(where + "ticket " + letter, letters.get(letter), id);
    } else if (letters.containsValue(id)) {
      complaints.add(where + "ticket " + letter + " must be another one than " + letters);
    }
    letters.putIfAbsent(letter, id);
  }

  private String standing(MailboxId mailbox, MailMark mark) {
    TicketId ticket = new TicketId(mark.ticket().orElseThrow());
    return desk.tickets().events(mailbox, ticket).stream()
        .flatMap(
            event ->
                event instanceof TicketEvent.MessageAdded added
                    ? Stream.of(added.message())
                    : Stream.empty())
        .filter(message -> message.messageId().equals(mark.messageId()))
        .map(message -> lower(message.standing()))
        .findFirst()
        .orElse("none");
  }

  private void role(String letter, String who, String as) {
    String is = at(letter).roleOf(new Address(who)).map(CaseCheck::lower).orElse("none");
    same("role of " + who + " on " + letter, as, is);
  }

  private void link(List<String> pair) {
    Ticket one = at(pair.get(0));
    Ticket other = at(pair.get(1));
    if (!one.links().contains(other.id()) && !other.links().contains(one.id())) {
      complaints.add("tickets " + pair + " do not know of each other");
    }
  }

  private void failed(CorrelationCase.Failed failed) {
    Ticket ticket = at(failed.ticket());
    boolean told =
        desk.tickets().events(ticket.mailbox(), ticket.id()).stream()
            .anyMatch(
                event ->
                    event instanceof TicketEvent.DeliveryFailed bounced
                        && bounced.messageId().equals(played.id(failed.mail()).value())
                        && bounced.recipients().stream()
                            .map(Address::value)
                            .toList()
                            .equals(failed.recipients()));
    if (!told) {
      complaints.add(failed.mail() + " is not marked as failed on " + failed.ticket());
    }
  }

  private Ticket at(String letter) {
    TicketId id = letters.get(letter);
    return play.told().mailboxes().values().stream()
        .flatMap(box -> CasePlay.survivor(desk, box.id(), id).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no ticket " + letter + " in " + play));
  }

  private void same(String what, Object expected, Object is) {
    if (!Objects.equals(expected, is)) {
      complaints.add(what + " should be " + expected + " but is " + is);
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
