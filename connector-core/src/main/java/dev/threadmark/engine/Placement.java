package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Clues;
import dev.threadmark.correlate.Correlator;
import dev.threadmark.correlate.Decision;
import dev.threadmark.correlate.Fingerprints;
import dev.threadmark.correlate.HeaderKeys;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.Rule;
import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.Stamped;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.author.Author;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A decision, spelled out as what is to be written. Pure. */
record Placement(Arrival arrival, Decision decision, Policy policy, String providerId) {
  /** Roots of tickets that begin with a mail which answers another. */
  private static final Set<ThreadKey.Kind> BEGINNINGS =
      EnumSet.of(ThreadKey.Kind.BEGINNING, ThreadKey.Kind.PARTED);

  MailMark mark() {
    return new MailMark(
        arrival.digest(),
        arrival.mail().id().value(),
        providerId,
        arrival.mailbox().address().value(),
        decision.concerns().map(TicketId::value),
        decision.label(),
        decision.reason().rule().label(),
        decision.reason().because(),
        arrival.kind().label(),
        arrival.receivedAt());
  }

  List<TicketEvent> opening(Decision.Open open) {
    Instant at = arrival.receivedAt();
    List<TicketEvent> events = new ArrayList<>();
    events.add(
        new TicketEvent.Opened(at, arrival.mailbox(), open.root(), arrival.mail().subject()));
    Role standing = arrival.kind() == MailKind.AGENT ? Role.AGENT : Role.REQUESTER;
    Status status = arrival.kind() == MailKind.AGENT ? Status.WAITING : Status.OPEN;
    events.add(added(standing, status, parties(standing, true), beginsWith(open)));
    open.links().forEach(other -> events.add(linked(other)));
    failure().ifPresent(events::add);
    return events;
  }

  List<TicketEvent> appending(Decision.Append append, Ticket target) {
    List<TicketEvent> events = new ArrayList<>();
    Rule rule = append.reason().rule();
    boolean late = rule == Rule.LATE_PARENT || rule == Rule.SEEN_BEFORE;
    boolean rootSeen = (late || begins(rule, target)) && answersNothing();
    Role standing =
        rootSeen && append.standing() != Role.AGENT && !arrival.forged()
            ? Role.REQUESTER
            : append.standing();
    Map<Address, Role> parties = arrival.kind().automatic() ? Map.of() : parties(standing, false);
    events.add(added(standing, statusAfter(append, target), parties, rootSeen));
    append.links().stream()
        .filter(other -> !known(target).contains(other))
        .forEach(other -> events.add(linked(other)));
    failure().ifPresent(events::add);
    return events;
  }

  Sighting rootClaim(Decision.Open open) {
    boolean own = open.root().equals(ownKey());
    return new Sighting(
        ThreadKey.parse(open.root()),
        arrival.mailbox(),
        open.ticket(),
        open.root(),
        own ? Sighting.How.SEEN : Sighting.How.ANSWERED,
        false,
        arrival.receivedAt(),
        own ? arrival.digest() : "");
  }

  /** Everything that should lead to the ticket besides the mail's own id, strongest first. */
  static List<Sighting> claims(Arrival arrival, Clues clues, TicketId ticket, Rule rule) {
    Map<ThreadKey, Sighting.How> keys = new LinkedHashMap<>();
    HeaderKeys headers = HeaderKeys.of(arrival, clues);
    headers.answered().forEach(key -> keys.put(key, Sighting.How.ANSWERED));
    headers.agreeing().forEach(key -> keys.putIfAbsent(key, Sighting.How.REFERRED));
    if (!arrival.kind().automatic()) {
      clues
          .conversation()
          .ifPresent(
              clue ->
                  keys.put(
                      new ThreadKey(ThreadKey.Kind.THREAD_INDEX, clue.root()), Sighting.How.SEEN));
      clues
          .providerThread()
          .ifPresent(clue -> keys.put(ThreadKey.ofProvider(clue.id()), Sighting.How.SEEN));
    }
    List<Sighting> claims = new ArrayList<>();
    keys.forEach(
        (key, how) ->
            claims.add(
                new Sighting(
                    key,
                    arrival.mailbox(),
                    ticket,
                    "",
                    how,
                    rule.weak(),
                    arrival.receivedAt(),
                    "")));
    return claims;
  }

  /** False if the ticket begins before its thread does: the mail that this one answers is late. */
  private boolean beginsWith(Decision.Open open) {
    return open.root().equals(ownKey())
        || BEGINNINGS.contains(ThreadKey.parse(open.root()).kind())
        || answersNothing();
  }

  /** True if the ticket's number comes from this mail, and others were put back before it. */
  private boolean begins(Rule rule, Ticket target) {
    return rule == Rule.STAMP
        && Correlator.ticketOf(arrival.mailbox(), ownKey()).equals(target.id());
  }

  private boolean answersNothing() {
    return HeaderKeys.of(arrival, Clues.of(arrival)).answered().isEmpty();
  }

  private String ownKey() {
    return ThreadKey.of(arrival.mail().id()).toString();
  }

  private Set<TicketId> known(Ticket target) {
    return Stamped.parts(decision) ? target.parted() : target.links();
  }

  private TicketEvent linked(TicketId other) {
    if (Stamped.parts(decision)) {
      return new TicketEvent.Parted(arrival.receivedAt(), other, "");
    }
    return new TicketEvent.Linked(arrival.receivedAt(), other, decision.reason().because());
  }

  private TicketEvent added(
      Role standing, Status status, Map<Address, Role> parties, boolean rootSeen) {
    Mail mail = arrival.mail();
    Message message =
        new Message(
            mail.id().value(),
            providerId,
            arrival.speaker().map(Address::value).orElse(""),
            arrival.author().map(Author::name).orElse(""),
            arrival.receivedAt(),
            arrival.sent(),
            mail.subject(),
            arrival.kind().label(),
            arrival.words().written(),
            arrival.kind().automatic() ? List.of() : Fingerprints.of(arrival.words().written()),
            quotes(),
            mail.attachments().stream().map(Attachment::name).limit(20).toList(),
            decision.reason().rule().label(),
            decision.reason().because(),
            standing,
            arrival.providerThread());
    return new TicketEvent.MessageAdded(
        arrival.receivedAt(),
        message,
        parties,
        arrival.kind().automatic() ? Set.of() : arrival.subject().forms(),
        rootSeen,
        status);
  }

  /** What it quotes, if it answers a mail that may still come. */
  private List<Long> quotes() {
    boolean answers = arrival.subject().reply() || !arrival.mail().inReplyTo().isEmpty();
    return decision instanceof Decision.Open && answers && !arrival.kind().automatic()
        ? Fingerprints.of(arrival.words().elided().replaceAll("(?m)^[ >|]+", ""))
        : List.of();
  }

  private Status statusAfter(Decision.Append append, Ticket target) {
    if (append.standing() == Role.AGENT && !arrival.kind().automatic()) {
      // Who closes a ticket with a last answer does not wait for one.
      return target.status() == Status.CLOSED ? Status.CLOSED : Status.WAITING;
    }
    return append.reopens() ? Status.OPEN : target.status();
  }

  /** Who takes part by this mail: its author, and those it was addressed to besides us. */
  private Map<Address, Role> parties(Role standing, boolean opening) {
    Map<Address, Role> parties = new LinkedHashMap<>();
    arrival
        .speaker()
        .filter(who -> !us(who))
        .ifPresent(who -> parties.put(who, arrival.forged() ? standing : role(who, standing)));
    Role others = standing == Role.GUEST ? Role.GUEST : Role.PARTICIPANT;
    boolean first = opening && standing == Role.AGENT;
    for (Address to : arrival.mail().parties().recipients().limit(100).toList()) {
      if (!us(to)) {
        parties.putIfAbsent(to, first ? Role.REQUESTER : role(to, others));
        first = false;
      }
    }
    return parties;
  }

  private Role role(Address who, Role otherwise) {
    return policy.agents().contains(who) ? Role.AGENT : otherwise;
  }

  private boolean us(Address address) {
    Address plain = address.withoutPlusTag();
    return plain.equals(arrival.mailbox().address()) || policy.aliases().contains(plain);
  }

  private Optional<TicketEvent> failure() {
    return arrival
        .mail()
        .report()
        .filter(DeliveryReport::failed)
        .flatMap(DeliveryReport::originalId)
        .map(
            id ->
                new TicketEvent.DeliveryFailed(
                    arrival.receivedAt(),
                    id.value(),
                    arrival.mail().report().get().recipients().stream()
                        .map(DeliveryReport.Recipient::address)
                        .limit(50)
                        .toList()));
  }
}
