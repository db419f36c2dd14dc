package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Clues;
import dev.threadmark.correlate.Correlator;
import dev.threadmark.correlate.Decision;
import dev.threadmark.correlate.Evidence;
import dev.threadmark.correlate.HeaderKeys;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.Rule;
import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.Stamped;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Acknowledger;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Merging;
import dev.threadmark.store.PageTable;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts one mail where it belongs: gather, decide, write. The writes are ordered so that a crash
 * anywhere, and any number of workers at once, end in the same tickets:
 *
 * <ol>
 *   <li>claim the keys by which others find the ticket: the ids of mails that have not come yet if
 *       it begins one, and the mail's own id,
 *   <li>write ticket, event, mark and what the ticket owes in one batch, if the ticket is still as
 *       it was read,
 *   <li>claim the keys that are left: those of a whole page together, see {@link PageIntake}.
 * </ol>
 *
 * A lost race means that the evidence is old: it is gathered and decided again.
 */
public final class Intake {
  private static final int MAX_RACES = 30;

  /** How far the time in a file, which is the sender's, may be from that of the arrival. */
  private static final Duration FILE_TIME = Duration.ofDays(1);

  private final Table table;
  private final Optional<PageTable> page;
  private final KeyIndex keys;
  private final TicketStore tickets;
  private final Claims claims;
  private final Merging merging;
  private final Gathering gathering;
  private final TokenKeys tokenKeys;
  private final Optional<Acknowledger> acknowledger;

  private Intake(
      Table table,
      Optional<PageTable> page,
      TokenKeys tokenKeys,
      Optional<Acknowledger> acknowledger) {
    this.table = table;
    this.page = page;
    this.keys = page.map(KeyIndex::new).orElseGet(() -> new KeyIndex(table));
    this.tickets = new TicketStore(page.<Table>map(any -> any).orElse(table));
    SubjectIndex subjects = page.map(SubjectIndex::new).orElseGet(() -> new SubjectIndex(table));
    this.claims = new Claims(keys, subjects);
    // As others see it by now: somebody may have undone a merge since the page was begun.
    this.merging = new Merging(new TicketStore(table));
    this.tokenKeys = tokenKeys;
    this.acknowledger = acknowledger;
    this.gathering = new Gathering(keys, tickets, subjects);
  }

  /**
   * @param acknowledger where there is none, nothing is acknowledged, whatever policies say
   */
  public static Intake over(Table table, TokenKeys tokenKeys, Optional<Acknowledger> acknowledger) {
    return new Intake(table, Optional.empty(), tokenKeys, acknowledger);
  }

  /** The same for the mails of one page, with fewer reads and writes. */
  PageIntake page() {
    PageTable ahead = new PageTable(table);
    return new PageIntake(ahead, new Intake(table, Optional.of(ahead), tokenKeys, acknowledger));
  }

  /** What became of the mail; {@code providerId} is where the mailbox has it. */
  public MailMark take(Arrival arrival, String providerId, Policy policy) {
    return take(arrival, providerId, policy, Optional.empty());
  }

  /**
   * The same, of a mail that was handled before the tables were lost.
   *
   * @param stamp the ticket that its stamp names; not followed where that is another mailbox's, as
   *     with a mail that somebody moved from there
   */
  MailMark take(Arrival arrival, String providerId, Policy policy, Optional<TicketId> stamp) {
    return take(arrival, Clues.of(arrival), providerId, policy, stamp);
  }

  /** The same, where its clues are known already. */
  MailMark take(
      Arrival arrival, Clues clues, String providerId, Policy policy, Optional<TicketId> stamp) {
    Optional<TicketId> followed = stamp.filter(ticket -> mayBeOurs(arrival.mailbox(), ticket));
    for (int race = 0; race < MAX_RACES; race++) {
      if (race > 0) {
        page.ifPresent(PageTable::forget);
      }
      Optional<MailMark> done = attempt(arrival, clues, providerId, policy, followed);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one mail");
  }

  /** What would become of the mail, without any effect. */
  public Decision consider(Arrival arrival, Clues clues, Policy policy) {
    Gathering.Gathered gathered = gathering.byKeys(arrival, clues, Optional.empty());
    return decide(arrival, clues, policy, gathered).decision();
  }

  private boolean mayBeOurs(MailboxId mailbox, TicketId ticket) {
    return tickets
        .find(mailbox, ticket)
        .filter(stored -> !stored.ticket().mailbox().equals(mailbox))
        .isEmpty();
  }

  private record Decided(Decision decision, Gathering.Gathered gathered) {}

  private Optional<MailMark> attempt(
      Arrival arrival, Clues clues, String providerId, Policy policy, Optional<TicketId> stamp) {
    Gathering.Gathered gathered = gathering.byKeys(arrival, clues, stamp);
    Optional<MailMark> before =
        markedBefore(arrival, clues, gathered, stamp)
            .or(() -> imported(arrival, providerId, gathered.evidence()));
    boolean put = stamp.filter(ticket -> !Stamped.mayHaveBegun(ticket, arrival, clues)).isPresent();
    if (before.isPresent()) {
      boolean whole =
          (put || whole(arrival, clues, policy, gathered))
              && claims.rest(arrival, clues, gathered, before.get(), false, false);
      return whole ? before : Optional.empty();
    }
    Decided usual = decide(arrival, clues, policy, gathered);
    Decided decided =
        stamp.map(ticket -> follow(ticket, usual, arrival, clues, policy)).orElse(usual);
    Placement placement = new Placement(arrival, decided.decision(), policy, providerId);
    boolean written =
        decided
            .decision()
            .match(
                new Decision.Cases<Boolean>() {
                  @Override
                  public Boolean append(Decision.Append append) {
                    return write(placement, append, decided.gathered());
                  }

                  @Override
                  public Boolean open(Decision.Open open) {
                    return write(placement, open, decided.gathered());
                  }

                  @Override
                  public Boolean hold(Decision.Hold hold) {
                    return true;
                  }

                  @Override
                  public Boolean ignore(Decision.Ignore ignore) {
                    ignore
                        .ticket()
                        .ifPresent(
                            ticket -> {
                              claims.remember(arrival, ticket);
                              learn(arrival);
                            });
                    return true;
                  }
                });
    boolean toBeLookedAtAgain = !put && beganAmongOthers(decided);
    boolean whole =
        written
            && claims.rest(
                arrival, clues, decided.gathered(), placement.mark(), true, !toBeLookedAtAgain)
            && (!toBeLookedAtAgain
                || wholeOnceBegun(placement, (Decision.Open) decided.decision(), clues));
    return whole ? Optional.of(placement.mark()) : Optional.empty();
  }

  /** True if it began a ticket although keys of its are known: of other mails, or a dead worker. */
  private static boolean beganAmongOthers(Decided decided) {
    return decided.decision() instanceof Decision.Open
        && !decided.gathered().evidence().sightings().isEmpty();
  }

  /**
   * {@link #whole} for a mail that has just begun a ticket. While that was not written yet, another
   * worker may have taken its id for one that nobody would ever write.
   */
  private boolean wholeOnceBegun(Placement begun, Decision.Open open, Clues clues) {
    Arrival arrival = begun.arrival();
    page.ifPresent(PageTable::forget);
    Gathering.Gathered now = gathering.byKeys(arrival, clues, Optional.empty());
    boolean anothers =
        now.evidence()
            .of(ThreadKey.of(arrival.mail().id()))
            .filter(own -> own.how() == Sighting.How.SEEN)
            .filter(own -> !own.digest().equals(arrival.digest()))
            .isPresent();
    return anothers
        || claims.ownKeyLeadsTo(open.ticket(), open.root(), begun, now)
            && whole(arrival, clues, begun.policy(), now);
  }

  private Decided decide(Arrival arrival, Clues clues, Policy policy, Gathering.Gathered byKeys) {
    Decision decision = Correlator.decide(arrival, clues, byKeys.evidence(), policy, tokenKeys);
    boolean stillOpen =
        decision.reason().rule() == Rule.NEW || decision.reason().rule() == Rule.ORPHAN_REPLY;
    boolean subjectMayTell = clues.continuation().isPresent();
    if (!stillOpen || !subjectMayTell) {
      return new Decided(decision, byKeys);
    }
    Gathering.Gathered more = gathering.withSubjects(arrival, byKeys);
    return new Decided(Correlator.decide(arrival, clues, more.evidence(), policy, tokenKeys), more);
  }

  private Decided follow(
      TicketId stamp, Decided usual, Arrival arrival, Clues clues, Policy policy) {
    Decision decision =
        Stamped.follow(
            stamp,
            usual.decision(),
            arrival,
            clues,
            usual.gathered().evidence(),
            policy,
            tokenKeys);
    return new Decided(decision, usual.gathered());
  }

  private void merge(Arrival arrival, Decision.Append append, Gathering.Gathered gathered) {
    for (TicketId gone : append.absorbs()) {
      merging.merge(gathered.stored().get(gone), append.ticket(), arrival.receivedAt(), "");
    }
  }

  /** False if the mail ties tickets together that a race left apart: they are merged now. */
  private boolean whole(Arrival arrival, Clues clues, Policy policy, Gathering.Gathered gathered) {
    Optional<Decision.Append> reunion =
        Correlator.reunion(arrival, clues, gathered.evidence(), policy, tokenKeys);
    reunion.ifPresent(append -> merge(arrival, append, gathered));
    return reunion.isEmpty();
  }

  /** The mark of this very mail, if a worker wrote it and did not live to tell. */
  private Optional<MailMark> markedBefore(
      Arrival arrival, Clues clues, Gathering.Gathered gathered, Optional<TicketId> stamp) {
    Evidence evidence = gathered.evidence();
    Optional<TicketId> claimed =
        evidence.of(ThreadKey.of(arrival.mail().id())).map(Sighting::ticket);
    Set<TicketId> places =
        Stream.of(claimed, stamp)
            .flatMap(Optional::stream)
            .flatMap(ticket -> evidence.hops(ticket).stream())
            .collect(Collectors.toSet());
    if (claimed.isPresent()) {
      // Its id may lead elsewhere by now, but where it begins a ticket is derived.
      HeaderKeys.of(arrival, clues)
          .direct()
          .map(root -> Correlator.ticketOf(arrival.mailbox(), root.toString()))
          .forEach(places::add);
    }
    return tickets.marked(arrival.mailbox(), places, arrival.digest());
  }

  /**
   * The mark of this mail as a file had it: a provider shows a mail with other fields and spaces
   * than the file, so that the digests differ. The Message-ID alone would not do, since senders
   * repeat ids: it must have come at the same time.
   */
  private Optional<MailMark> imported(Arrival arrival, String providerId, Evidence evidence) {
    if (new ProviderId(providerId).inFile()) {
      return Optional.empty();
    }
    return evidence
        .of(ThreadKey.of(arrival.mail().id()))
        .filter(own -> own.how() == Sighting.How.SEEN)
        .filter(own -> !own.digest().equals(arrival.digest()))
        .filter(own -> apart(own.at(), arrival.receivedAt()).compareTo(FILE_TIME) <= 0)
        .flatMap(
            own -> tickets.marked(arrival.mailbox(), evidence.hops(own.ticket()), own.digest()))
        .filter(mark -> new ProviderId(mark.providerId()).inFile());
  }

  private static Duration apart(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }

  private boolean write(Placement placement, Decision.Open open, Gathering.Gathered gathered) {
    Sighting root = placement.rootClaim(open);
    Sighting holder = keys.claim(root);
    if (!holder.ticket().equals(open.ticket())) {
      return false;
    }
    boolean itself = holder.equals(root) && root.how() == Sighting.How.SEEN;
    if (!itself && !claims.ownKeyLeadsTo(open.ticket(), open.root(), placement, gathered)) {
      return false;
    }
    Optional<OutboxEntry> owed =
        acknowledger.flatMap(
            any ->
                any.owed(
                    placement.arrival(),
                    placement.providerId(),
                    open.ticket(),
                    placement.policy()));
    List<TicketEvent> events = placement.opening(open);
    owed.map(OutboxEntry::queued).ifPresent(events::add);
    List<Write> besides = new ArrayList<>(AnswerLog.noted(placement.arrival(), open.ticket()));
    owed.map(OutboxStore::insertion).ifPresent(besides::add);
    return tickets.begin(open.ticket(), events, placement.mark(), besides);
  }

  private boolean write(Placement placement, Decision.Append append, Gathering.Gathered gathered) {
    if (!append.absorbs().isEmpty()) {
      merge(placement.arrival(), append, gathered);
      return false; // what was read is old now
    }
    TicketStore.Stored target = gathered.stored().get(append.ticket());
    if (!claims.ownKeyLeadsTo(append.ticket(), target.ticket().root(), placement, gathered)) {
      return false;
    }
    if (append.reason().rule() == Rule.BOUNCE) {
      learn(placement.arrival());
    }
    List<TicketEvent> events = placement.appending(append, target.ticket());
    List<Write> besides = AnswerLog.noted(placement.arrival(), append.ticket());
    return tickets.add(target, events, Optional.of(placement.mark()), besides);
  }

  /** A bounce that has to do with a ticket says whom no machine of ours reaches. */
  private void learn(Arrival arrival) {
    if (arrival.kind() == MailKind.BOUNCE) {
      acknowledger.ifPresent(any -> any.learn(arrival));
    }
  }
}
