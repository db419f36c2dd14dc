package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Clue;
import dev.threadmark.correlate.Clues;
import dev.threadmark.correlate.Evidence;
import dev.threadmark.correlate.HeaderKeys;
import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.Subject;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up what is known of a mail's clues. Scope is applied here, once: only this mailbox's
 * tickets are evidence.
 */
final class Gathering {
  /** How far back in a ticket quoted text is looked for. */
  private static final int MESSAGES = 60;

  private final KeyIndex keys;
  private final TicketStore tickets;
  private final SubjectIndex subjects;

  Gathering(KeyIndex keys, TicketStore tickets, SubjectIndex subjects) {
    this.keys = keys;
    this.tickets = tickets;
    this.subjects = subjects;
  }

  /** Evidence, with the tickets as they were read, so that they can be written back. */
  record Gathered(Evidence evidence, Map<TicketId, TicketStore.Stored> stored) {}

  /** What thread keys and tokens say: one read of keys, one of tickets. */
  Gathered byKeys(Arrival arrival, Clues clues, Optional<TicketId> stamp) {
    KeyIndex.Found found = keys.find(arrival.mailbox(), keysOf(arrival, clues));
    Set<TicketId> named = new LinkedHashSet<>();
    found.here().values().forEach(sighting -> named.add(sighting.ticket()));
    clues.tokens().forEach(clue -> named.add(clue.token().ticket()));
    clues.tag().map(Clue.SubjectTag::ticket).ifPresent(named::add);
    stamp.ifPresent(named::add);
    Map<TicketId, TicketStore.Stored> stored = read(arrival.mailbox(), named);
    Map<ThreadKey, Sighting> here = unsealed(arrival.mailbox(), found.here(), stored);
    return gathered(here, found.elsewhere(), stored, List.of(), Map.of(), Map.of());
  }

  /**
   * Nothing is put on a ticket whose beginner was erased, nor on one that goes on in such a ticket,
   * or in one that was forgotten. What led there is taken, so that no other ticket comes to its
   * number; and without a root, so that none is begun in its place.
   */
  private Map<ThreadKey, Sighting> unsealed(
      MailboxId mailbox, Map<ThreadKey, Sighting> here, Map<TicketId, TicketStore.Stored> stored) {
    Set<TicketId> missing = new LinkedHashSet<>();
    here.values().stream()
        .map(Sighting::ticket)
        .filter(ticket -> !stored.containsKey(ticket))
        .forEach(missing::add);
    Map<TicketId, TicketStore.Stored> found =
        missing.isEmpty() ? Map.of() : tickets.find(mailbox, missing);
    Map<ThreadKey, Sighting> left = new HashMap<>(here);
    left.replaceAll(
        (key, sighting) ->
            found.containsKey(sighting.ticket()) || endsNowhere(sighting.ticket(), stored)
                ? sighting.withoutRoot()
                : sighting);
    return left;
  }

  /** True for a ticket that is there, and goes on in one that is not. */
  private static boolean endsNowhere(TicketId ticket, Map<TicketId, TicketStore.Stored> stored) {
    Optional<TicketId> next =
        Optional.ofNullable(stored.get(ticket)).flatMap(one -> one.ticket().survivor());
    while (next.isPresent()) {
      if (!stored.containsKey(next.get())) {
        return true;
      }
      next = stored.get(next.get()).ticket().survivor();
    }
    return false;
  }

  /** The same, and what tickets with the same subject say. */
  Gathered withSubjects(Arrival arrival, Gathered known) {
    MailboxId mailbox = arrival.mailbox();
    List<TicketId> candidates =
        subjects.find(mailbox, Subject.of(arrival.mail().subject()).forms());
    Map<TicketId, TicketStore.Stored> stored = new HashMap<>(known.stored());
    stored.putAll(read(mailbox, candidates));
    Map<TicketId, List<List<Long>>> texts = new HashMap<>();
    Map<TicketId, List<List<Long>>> quotations = new HashMap<>();
    for (TicketId candidate : candidates) {
      TicketStore.Stored ticket = stored.get(candidate);
      if (ticket == null) {
        continue;
      }
      TicketId lasting = survivor(stored, ticket.ticket()).id();
      for (Message message : tickets.newestMessages(ticket.ticket(), MESSAGES)) {
        put(texts, lasting, message.fingerprints());
        put(quotations, lasting, message.quotes());
      }
    }
    Evidence evidence = known.evidence();
    return gathered(
        evidence.sightings(), evidence.elsewhere(), stored, candidates, texts, quotations);
  }

  private static void put(
      Map<TicketId, List<List<Long>>> prints, TicketId ticket, List<Long> message) {
    if (!message.isEmpty()) {
      prints.computeIfAbsent(ticket, any -> new ArrayList<>()).add(message);
    }
  }

  static List<ThreadKey> keysOf(Arrival arrival, Clues clues) {
    List<ThreadKey> all = new ArrayList<>();
    HeaderKeys headers = HeaderKeys.of(arrival, clues);
    headers.direct().forEach(all::add);
    headers.agreeing().forEach(all::add);
    clues.references().forEach(id -> all.add(ThreadKey.of(id)));
    clues.reported().forEach(id -> all.add(ThreadKey.of(id)));
    clues
        .conversation()
        .ifPresent(clue -> all.add(new ThreadKey(ThreadKey.Kind.THREAD_INDEX, clue.root())));
    clues.providerThread().ifPresent(clue -> all.add(ThreadKey.ofProvider(clue.id())));
    return all.stream().distinct().toList();
  }

  private Map<TicketId, TicketStore.Stored> read(
      MailboxId mailbox, java.util.Collection<TicketId> ids) {
    Map<TicketId, TicketStore.Stored> own = new HashMap<>();
    tickets
        .find(mailbox, ids)
        .forEach(
            (id, stored) -> {
              if (stored.ticket().mailbox().equals(mailbox) && !stored.ticket().sealed()) {
                own.put(id, stored);
              }
            });
    return own;
  }

  private static Gathered gathered(
      Map<ThreadKey, Sighting> here,
      Map<ThreadKey, Sighting> elsewhere,
      Map<TicketId, TicketStore.Stored> stored,
      List<TicketId> sameSubject,
      Map<TicketId, List<List<Long>>> texts,
      Map<TicketId, List<List<Long>>> quotations) {
    Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
    stored.forEach((id, value) -> tickets.put(id, value.ticket()));
    return new Gathered(
        new Evidence(here, elsewhere, tickets, sameSubject, texts, quotations), stored);
  }

  private static Ticket survivor(Map<TicketId, TicketStore.Stored> stored, Ticket ticket) {
    Ticket last = ticket;
    while (last.survivor().isPresent() && stored.containsKey(last.survivor().get())) {
      last = stored.get(last.survivor().get()).ticket();
    }
    return last;
  }
}
