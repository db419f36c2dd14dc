package dev.threadmark.correlate;

import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the index and the tickets say about a mail's clues, gathered before anything is decided.
 *
 * @param sightings of the mail's own id and of its clues, in its mailbox
 * @param elsewhere the same in other mailboxes of the tenant; good for links only
 * @param tickets every ticket that is named, as it stands, and those it was merged into
 * @param sameSubject tickets that were talked about under a form of the mail's subject
 * @param texts fingerprints of the messages on those, a list a message
 * @param quotations fingerprints of what their first mails quote
 */
public record Evidence(
    Map<ThreadKey, Sighting> sightings,
    Map<ThreadKey, Sighting> elsewhere,
    Map<TicketId, Ticket> tickets,
    List<TicketId> sameSubject,
    Map<TicketId, List<List<Long>>> texts,
    Map<TicketId, List<List<Long>>> quotations) {

  public static final Evidence NONE =
      new Evidence(Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of());

  public Optional<Sighting> of(ThreadKey key) {
    return Optional.ofNullable(sightings.get(key));
  }

  /** The ticket that goes on for {@code id}; empty if it was claimed but never written. */
  public Optional<Ticket> survivor(TicketId id) {
    List<TicketId> hops = hops(id);
    return Optional.ofNullable(tickets.get(hops.get(hops.size() - 1)));
  }

  /** {@code id} and the tickets it was merged into, one after the other. */
  public List<TicketId> hops(TicketId id) {
    Set<TicketId> hops = new LinkedHashSet<>();
    Optional<TicketId> next = Optional.of(id);
    while (next.isPresent() && hops.add(next.get())) {
      next = Optional.ofNullable(tickets.get(next.get())).flatMap(Ticket::survivor);
    }
    return List.copyOf(hops);
  }
}
