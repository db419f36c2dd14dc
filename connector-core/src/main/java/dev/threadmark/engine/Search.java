package dev.threadmark.engine;

import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.WordIndex;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import dev.threadmark.ticket.TicketWords;
import dev.threadmark.ticket.TicketWords.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds tickets by words: in our own index of numbers, people and subjects, and by the mailbox's
 * own search in what was written. Only tickets of the mailbox that is asked are found; one that was
 * merged is shown as what it was merged into. Nothing that is looked for is written down.
 */
public final class Search {
  /** Tickets that one request looks at: what comes after is behind the cursor. */
  private static final int MOST_LOOKED_AT = 1_000;

  private static final int AT_ONCE = 50;

  private final WordIndex words;
  private final TicketStore tickets;
  private final KeyIndex keys;

  Search(WordIndex words, TicketStore tickets, KeyIndex keys) {
    this.words = words;
    this.tickets = tickets;
    this.keys = keys;
  }

  /** A ticket, and where the words stand in it. */
  public record Hit(TicketList.Line line, Set<Field> fields) {}

  /**
   * @param next where to go on from; empty where there is no more
   */
  public record Page(List<Hit> hits, Optional<String> next) {}

  /**
   * What the index knows, newest ticket first.
   *
   * @param after {@code next} of the page before; empty to begin
   * @param wanted which of them
   */
  public Page known(
      MailboxId mailbox,
      SearchQuery query,
      String after,
      int limit,
      Predicate<TicketList.Line> wanted) {
    if (query.words().isEmpty()) {
      return new Page(List.of(), Optional.empty());
    }
    List<WordIndex.Place> places =
        words.find(mailbox, query.words()).stream()
            .filter(place -> place.place().compareTo(after) > 0)
            .toList();
    Map<TicketId, Hit> hits = new LinkedHashMap<>();
    int looked = 0;
    for (int from = 0; from < places.size(); from += AT_ONCE) {
      List<WordIndex.Place> some = places.subList(from, Math.min(places.size(), from + AT_ONCE));
      Map<TicketId, TicketStore.Stored> found =
          tickets.find(mailbox, some.stream().map(WordIndex.Place::ticket).toList());
      for (WordIndex.Place place : some) {
        shown(mailbox, query, place, found)
            .map(TicketList.Line::of)
            .filter(wanted)
            .ifPresent(
                line ->
                    hits.putIfAbsent(new TicketId(line.ticket()), new Hit(line, place.fields())));
        boolean last = ++looked == places.size();
        if (!last && (hits.size() == limit || looked == MOST_LOOKED_AT)) {
          return new Page(List.copyOf(hits.values()), Optional.of(place.place()));
        }
      }
    }
    return new Page(List.copyOf(hits.values()), Optional.empty());
  }

  /** The ticket to show at a place. What has the words itself is shown at its own place only. */
  private static Optional<Ticket> shown(
      MailboxId mailbox,
      SearchQuery query,
      WordIndex.Place place,
      Map<TicketId, TicketStore.Stored> found) {
    Optional<Ticket> ticket =
        Optional.ofNullable(found.get(place.ticket())).map(TicketStore.Stored::ticket);
    boolean meant =
        ticket
            .filter(one -> one.mailbox().equals(mailbox))
            .filter(one -> place.sure() || TicketWords.of(one).matches(query.words()))
            .isPresent();
    if (!meant || ticket.get().survivor().isEmpty()) {
      return ticket.filter(one -> meant);
    }
    return survivor(ticket.get(), found).filter(one -> !TicketWords.of(one).matches(query.words()));
  }

  private static Optional<Ticket> survivor(Ticket ticket, Map<TicketId, TicketStore.Stored> found) {
    Optional<Ticket> last = Optional.of(ticket);
    // As many steps as there are tickets, so that it ends in any case.
    for (int step = 0; step < found.size(); step++) {
      Optional<TicketId> next = last.flatMap(Ticket::survivor);
      if (last.isEmpty() || next.isEmpty()) {
        return last;
      }
      last = Optional.ofNullable(found.get(next.get())).map(TicketStore.Stored::ticket);
    }
    return last.filter(one -> one.survivor().isEmpty());
  }

  /** The ticket with this number, if the text is one: the index need not know it yet. */
  public Optional<Hit> numbered(MailboxId mailbox, String text, Predicate<TicketList.Line> wanted) {
    return TicketId.parse(text)
        .flatMap(id -> lasting(mailbox, List.of(id)).stream().findFirst())
        .map(TicketList.Line::of)
        .filter(wanted)
        .map(line -> new Hit(line, Set.of(Field.NUMBER)));
  }

  /**
   * The tickets whose mail has the words, the one with the newest such mail first.
   *
   * @param more true if there is further mail with these words
   */
  public record InMail(List<TicketList.Line> lines, boolean more) {}

  /** What the mailbox itself finds. Mail that is on no ticket is left out. */
  public Answer<InMail> inMail(
      MailboxId mailbox, MailSearch search, SearchQuery query, Predicate<TicketList.Line> wanted) {
    if (!query.asks()) {
      return new Answer.Got<>(new InMail(List.of(), false));
    }
    return search
        .find(mailbox, query)
        .map(
            found ->
                new InMail(
                    lasting(mailbox, placed(mailbox, found.hits())).stream()
                        .map(TicketList.Line::of)
                        .filter(wanted)
                        .toList(),
                    found.more()));
  }

  /** A stamp says which ticket a mail is on; where the provider does not tell it, its id does. */
  private List<TicketId> placed(MailboxId mailbox, List<MailSearch.Hit> hits) {
    List<ThreadKey> unstamped =
        hits.stream()
            .filter(hit -> hit.ticket().flatMap(TicketId::parse).isEmpty())
            .flatMap(hit -> hit.messageId().stream())
            .map(ThreadKey::of)
            .distinct()
            .toList();
    Map<ThreadKey, Sighting> known =
        unstamped.isEmpty() ? Map.of() : keys.find(mailbox, unstamped).here();
    Set<TicketId> placed = new LinkedHashSet<>();
    for (MailSearch.Hit hit : hits) {
      hit.ticket()
          .flatMap(TicketId::parse)
          .or(() -> hit.messageId().map(ThreadKey::of).map(known::get).map(Sighting::ticket))
          .ifPresent(placed::add);
    }
    return List.copyOf(placed);
  }

  /** These, or what they were merged into, as far as they are the mailbox's own. */
  private List<Ticket> lasting(MailboxId mailbox, List<TicketId> ids) {
    Map<TicketId, TicketStore.Stored> found = tickets.find(mailbox, ids);
    List<Ticket> lasting = new ArrayList<>();
    for (TicketId id : ids) {
      Optional.ofNullable(found.get(id))
          .flatMap(stored -> survivor(stored.ticket(), found))
          .filter(ticket -> ticket.mailbox().equals(mailbox))
          .filter(ticket -> !lasting.contains(ticket))
          .ifPresent(lasting::add);
    }
    return lasting;
  }
}
