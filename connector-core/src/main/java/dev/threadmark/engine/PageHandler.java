package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Rule;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.MailKind;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.Stamp;
import dev.threadmark.store.Journal;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
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

/**
 * Handles one page of changes to the end: every mail is on its ticket, ignored with a reason, or in
 * the quarantine; it is stamped in the mailbox; the journal and the list say so. Only then may the
 * cursor move. Done again, it changes nothing.
 */
public final class PageHandler {
  private static final System.Logger LOG = System.getLogger(PageHandler.class.getName());
  private static final int MAX_STAMPS = 100;

  private final Intake intake;
  private final Journal journal;
  private final TicketList list;
  private final TicketStore tickets;
  private final Quarantine quarantine;
  private final PageReader reader;
  private final InstantSource clock;
  private final Observer observer;

  /** Told what became of each mail; for progress and metrics, never for decisions. */
  public interface Observer {
    void handled(Delivery delivery, MailMark mark);
  }

  public PageHandler(
      Intake intake,
      Journal journal,
      TicketList list,
      TicketStore tickets,
      Quarantine quarantine,
      TokenKeys tokenKeys,
      InstantSource clock,
      Observer observer) {
    this.intake = intake;
    this.journal = journal;
    this.list = list;
    this.tickets = tickets;
    this.quarantine = quarantine;
    this.reader = new PageReader(tokenKeys);
    this.clock = clock;
    this.observer = observer;
  }

  /** Handles {@code page}; empty if all of it is done, else what hinders. */
  public Optional<Outcome> handle(Mailbox mailbox, Page page) {
    PageReader.Reading reading = reader.read(mailbox, page);
    if (reading.hindrance().isPresent()) {
      return reading.hindrance();
    }
    List<PageReader.Read> reads = new ArrayList<>(reading.reads());
    // A provider may tell sent mail after the answers to it: as it happened, it is easier to
    // follow.
    reads.sort(Comparator.comparing((PageReader.Read read) -> read.delivery().receivedAt()));
    Map<String, MailMark> known =
        journal.find(
            mailbox.id(),
            reads.stream().flatMap(read -> read.arrival().stream()).map(Arrival::digest).toList());
    Map<String, MailMark> fresh = new LinkedHashMap<>();
    List<MailMark> copies = new ArrayList<>();
    List<Stamp> stamps = new ArrayList<>();
    for (PageReader.Read read : reads) {
      String digest = read.digest();
      MailMark before = known.getOrDefault(digest, fresh.get(digest));
      MailMark mark = before != null ? before : take(mailbox, read);
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
      observer.handled(read.delivery(), before == null ? mark : mark.copyAt(place));
    }
    Optional<Outcome> hindrance = stamp(mailbox, stamps);
    if (hindrance.isPresent()) {
      return hindrance;
    }
    refreshList(mailbox, fresh.values());
    // Last: what it knows is not looked at again.
    journal.write(mailbox.id(), fresh.values(), copies);
    return Optional.empty();
  }

  /** One poisoned mail must not hold up its neighbours; a store that is down holds up them all. */
  private MailMark take(Mailbox mailbox, PageReader.Read read) {
    if (read.arrival().isEmpty()) {
      return quarantined(mailbox, read, read.step(), read.why());
    }
    try {
      return intake.take(read.arrival().get(), read.delivery().id().value(), mailbox.policy());
    } catch (StoreUnavailable | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR, "a mail went to the quarantine: {0}", PageReader.described(e));
      return quarantined(mailbox, read, "decide or write", PageReader.described(e));
    }
  }

  private MailMark quarantined(Mailbox mailbox, PageReader.Read read, String step, String why) {
    Delivery delivery = read.delivery();
    quarantine.put(
        mailbox.id(),
        new Quarantine.Entry(
            delivery.id().value(),
            mailbox.id().address().value(),
            delivery.receivedAt(),
            clock.instant(),
            step,
            why));
    return new MailMark(
        read.digest(),
        read.arrival().map(arrival -> arrival.mail().id().value()).orElse(""),
        delivery.id().value(),
        mailbox.id().address().value(),
        Optional.empty(),
        "quarantine",
        Rule.UNREADABLE.label(),
        "it could not be handled (" + step + "): " + why,
        read.arrival().map(Arrival::kind).orElse(MailKind.UNREADABLE).label(),
        delivery.receivedAt());
  }

  private Optional<Outcome> stamp(Mailbox mailbox, List<Stamp> stamps) {
    for (int from = 0; from < stamps.size(); from += MAX_STAMPS) {
      List<Stamp> some = stamps.subList(from, Math.min(stamps.size(), from + MAX_STAMPS));
      for (Answer<Stamp> answer : mailbox.provider().stamp(mailbox.id(), some).values()) {
        if (answer instanceof Answer.Later<Stamp> later) {
          return Optional.of(
              new Outcome.Retry(later.after().orElse(Duration.ofSeconds(5)), later.why()));
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
    for (TicketStore.Stored stored : tickets.find(mailbox.id(), touched).values()) {
      stored.ticket().absorbed().forEach(touched::add);
    }
    list.write(
        mailbox.id(),
        tickets.find(mailbox.id(), touched).values().stream()
            .map(TicketStore.Stored::ticket)
            .toList());
  }

  private static boolean stamped(MailMark mark) {
    return mark.ticket().isPresent()
        && (mark.decision().equals("open") || mark.decision().equals("append"));
  }
}
