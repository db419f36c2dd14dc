package dev.threadmark.engine;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Journal;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.View;
import dev.threadmark.ticket.TicketId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Handles one page of changes to the end: every mail is on its ticket, ignored with a reason, or in
 * the quarantine; it is stamped in the mailbox; the journal and the list say so. Only then may the
 * cursor move. Done again, it changes nothing.
 */
public final class PageHandler {
  private static final int MAX_STAMPS = 100;

  private final Intake intake;
  private final Journal journal;
  private final View view;
  private final TicketStore tickets;
  private final Quarantine quarantine;
  private final Holds holds;
  private final Isolation isolation;
  private final PageReader reader;
  private final Observer observer;
  private final boolean followsStamps;
  private final Optional<Executor> helper;

  /** Told what became of each mail; for progress and metrics, never for decisions. */
  public interface Observer {
    void handled(Delivery delivery, MailMark mark);

    /**
     * A page of so many changes is begun, on the thread on which its mails are told of.
     *
     * @return run on the same thread when it is done, or given up
     */
    default Runnable begun(int changes) {
      return () -> {};
    }
  }

  public PageHandler(
      Intake intake,
      Journal journal,
      View view,
      TicketStore tickets,
      Quarantine quarantine,
      Holds holds,
      TokenKeys tokenKeys,
      InstantSource clock,
      Observer observer) {
    this.intake = intake;
    this.journal = journal;
    this.view = view;
    this.tickets = tickets;
    this.quarantine = quarantine;
    this.holds = holds;
    this.reader = new PageReader(tokenKeys);
    this.isolation = new Isolation(quarantine, clock);
    this.observer = observer;
    this.followsStamps = false;
    this.helper = Optional.empty();
  }

  private PageHandler(
      PageHandler like, Observer observer, boolean followsStamps, Optional<Executor> helper) {
    intake = like.intake;
    journal = like.journal;
    view = like.view;
    tickets = like.tickets;
    quarantine = like.quarantine;
    holds = like.holds;
    isolation = like.isolation;
    reader = like.reader;
    this.observer = observer;
    this.followsStamps = followsStamps;
    this.helper = helper;
  }

  /** One that has mails stamped on a thread of its own, while it writes what people look at. */
  PageHandler helpedBy(Optional<Executor> helper) {
    return new PageHandler(this, observer, followsStamps, helper);
  }

  /** One that puts a mail on the ticket that its stamp names: for tables that were lost. */
  PageHandler followingStamps(Observer further) {
    Observer both =
        (delivery, mark) -> {
          observer.handled(delivery, mark);
          further.handled(delivery, mark);
        };
    return new PageHandler(this, both, true, helper);
  }

  /** Handles {@code page}; empty if all of it is done, else what hinders. */
  public Optional<Outcome> handle(Mailbox mailbox, Page page) {
    return handle(mailbox, page, Caution.NONE);
  }

  /**
   * The same, by a worker that remembers what hindered it. Where one mail hinders, the others of
   * the page are handled all the same.
   */
  Optional<Outcome> handle(Mailbox mailbox, Page page, Caution caution) {
    return handle(mailbox, page, caution, Optional.empty());
  }

  /**
   * Handles a mail of the quarantine, or one that was held, as if it had just come.
   *
   * @param digest under which the journal has it
   */
  Optional<Outcome> again(Mailbox mailbox, Change.Arrived mail, String digest) {
    Page page = new Page(List.of(mail), new Cursor(""), false);
    return handle(mailbox, page, Caution.NONE, Optional.of(digest));
  }

  Quarantine quarantine() {
    return quarantine;
  }

  private Optional<Outcome> handle(
      Mailbox mailbox, Page page, Caution caution, Optional<String> replayed) {
    Runnable end = observer.begun(page.changes().size());
    try {
      return handled(mailbox, page, caution, replayed);
    } finally {
      end.run();
    }
  }

  private Optional<Outcome> handled(
      Mailbox mailbox, Page page, Caution caution, Optional<String> replayed) {
    PageReader.Reading reading = reader.read(mailbox, page, caution);
    List<PageReader.Read> reads = new ArrayList<>(reading.reads());
    // A provider may tell sent mail after the answers to it: as it happened, it is easier to
    // follow.
    reads.sort(Comparator.comparing((PageReader.Read read) -> read.delivery().receivedAt()));
    Map<String, MailMark> known =
        journal.find(mailbox.id(), reads.stream().map(PageReader.Read::digest).toList());
    if (replayed.isPresent()) {
      known.values().removeIf(PageHandler::undecided);
    }
    PageIntake intake = ahead(mailbox, reads, known.keySet());
    Map<String, MailMark> fresh = new LinkedHashMap<>();
    List<MailMark> copies = new ArrayList<>();
    List<Stamp> stamps = new ArrayList<>();
    for (PageReader.Read read : reads) {
      String digest = read.digest();
      MailMark before = known.getOrDefault(digest, fresh.get(digest));
      MailMark mark = before != null ? before : take(mailbox, intake, read, caution);
      if (before == null) {
        fresh.put(digest, mark);
      }
      if (read.delivery().ticket().isEmpty() && stamped(mark)) {
        stamps.add(new Stamp(read.delivery().id(), mark.ticket().get()));
      }
      String place = read.delivery().id().value();
      if (!mark.providerId().equals(place)) {
        copies.add(mark.copyAt(place));
      }
      held(read, mark).ifPresent(held -> holds.put(mailbox.id(), held));
      boolean newHere = before == null && mark.providerId().equals(place);
      observer.handled(read.delivery(), newHere ? mark : mark.copyAt(place));
    }
    intake.finish();
    Aside<Optional<Outcome>> stamping =
        Aside.begin(
            helper.filter(any -> !caution.careful()), () -> stamp(mailbox, stamps, caution));
    try {
      refreshList(mailbox, fresh.values());
    } finally {
      stamping.await();
    }
    Optional<Outcome> hindrance = stamping.get();
    if (hindrance.isPresent()) {
      return hindrance;
    }
    // Last: what it knows is not looked at again.
    journal.write(mailbox.id(), fresh.values(), copies);
    replayed
        .filter(digest -> reads.stream().noneMatch(read -> read.digest().equals(digest)))
        .filter(digest -> !reads.isEmpty())
        .ifPresent(digest -> journal.forget(mailbox.id(), digest));
    return reading
        .hindrance()
        .map(mail -> hindered(mail.id(), mail.step(), mail.why(), mail.after(), caution));
  }

  /** What is tried in vain is tried again after 5, 10, 20 ... seconds, at most 5 minutes. */
  private static Outcome hindered(
      ProviderId id, String step, String why, Optional<Duration> asked, Caution caution) {
    int attempts = caution.stumbled(id.value(), step, why).attempts();
    Duration wait = Duration.ofSeconds(Math.min(300, 5L << Math.min(attempts - 1, 10)));
    return new Outcome.Retry(
        asked.filter(longer -> longer.compareTo(wait) > 0).orElse(wait), step + ": " + why);
  }

  private PageIntake ahead(Mailbox mailbox, List<PageReader.Read> reads, Set<String> known) {
    List<PageReader.Read> todo =
        reads.stream().filter(read -> !known.contains(read.digest())).toList();
    PageIntake page = intake.page();
    page.ahead(
        mailbox.id(),
        todo.stream().flatMap(read -> read.arrival().stream()).toList(),
        todo.stream().flatMap(read -> stampToFollow(read).stream()).toList());
    return page;
  }

  private Optional<TicketId> stampToFollow(PageReader.Read read) {
    return followsStamps ? read.delivery().ticket().flatMap(TicketId::parse) : Optional.empty();
  }

  /** One poisoned mail must not hold up its neighbours; a store that is down holds up them all. */
  private MailMark take(Mailbox mailbox, PageIntake intake, PageReader.Read read, Caution caution) {
    if (read.arrival().isEmpty()) {
      return isolation.of(mailbox.id(), read, read.step(), read.why());
    }
    caution.inHand(read.delivery().id().value());
    try {
      return intake.take(
          read.arrival().get(),
          read.delivery().id().value(),
          mailbox.policy(),
          stampToFollow(read));
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (Fatal.is(e)) {
        throw e;
      }
      return isolation.of(mailbox.id(), read, "decide or write", Fatal.described(e));
    }
  }

  private Optional<Outcome> stamp(Mailbox mailbox, List<Stamp> stamps, Caution caution) {
    for (int from = 0; from < stamps.size(); from += MAX_STAMPS) {
      List<Stamp> some = stamps.subList(from, Math.min(stamps.size(), from + MAX_STAMPS));
      Map<ProviderId, Answer<Stamp>> answers = mailbox.provider().stamp(mailbox.id(), some);
      for (Map.Entry<ProviderId, Answer<Stamp>> answer : answers.entrySet()) {
        // A mail without a stamp is handled all the same; it is only not found when rebuilding.
        if (answer.getValue() instanceof Answer.Later<Stamp> later
            && caution.givenUp(answer.getKey()).isEmpty()) {
          return Optional.of(
              hindered(answer.getKey(), Caution.STAMP, later.why(), later.after(), caution));
        }
      }
    }
    return Optional.empty();
  }

  private void refreshList(Mailbox mailbox, Iterable<MailMark> marks) {
    Set<TicketId> touched = new LinkedHashSet<>();
    marks.forEach(
        mark ->
            mark.ticket().filter(any -> stamped(mark)).map(TicketId::new).ifPresent(touched::add));
    Map<TicketId, TicketStore.Stored> shown = tickets.find(mailbox.id(), touched);
    Set<TicketId> absorbed = new LinkedHashSet<>();
    shown.values().forEach(stored -> absorbed.addAll(stored.ticket().absorbed()));
    absorbed.removeAll(shown.keySet());
    shown.putAll(tickets.find(mailbox.id(), absorbed));
    view.show(mailbox.id(), shown.values().stream().map(TicketStore.Stored::ticket).toList());
  }

  private static boolean undecided(MailMark mark) {
    return mark.decision().equals("quarantine") || mark.decision().equals("hold");
  }

  private static Optional<Holds.Held> held(PageReader.Read read, MailMark mark) {
    return read.arrival()
        .filter(any -> mark.decision().equals("hold"))
        .map(
            arrival ->
                new Holds.Held(
                    mark.digest(),
                    mark.messageId(),
                    mark.providerId(),
                    arrival.sent(),
                    arrival.providerThread(),
                    arrival.speaker().map(Address::value).orElse(""),
                    arrival.mail().subject(),
                    mark.receivedAt(),
                    mark.ticket().orElse(""),
                    mark.rule(),
                    mark.because()));
  }

  private static boolean stamped(MailMark mark) {
    return mark.ticket().isPresent()
        && (mark.decision().equals("open") || mark.decision().equals("append"));
  }
}
