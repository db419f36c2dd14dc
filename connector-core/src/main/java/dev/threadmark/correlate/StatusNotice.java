package dev.threadmark.correlate;

import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketId;
import java.util.Map;
import java.util.Optional;

/**
 * What the requester is told when a person changes the status. In a text {@code {ticket}} stands
 * for the ticket's number and {@code {subject}} for its subject.
 *
 * @param texts by the status that it has then, plain, 1 to 4,000 characters each; of others nothing
 *     is told
 */
public record StatusNotice(Map<Status, String> texts) {
  public static final StatusNotice NONE = new StatusNotice(Map.of());

  public StatusNotice {
    texts = Map.copyOf(texts);
    if (texts.containsKey(Status.MERGED) || !texts.values().stream().allMatch(Template::sound)) {
      throw new IllegalArgumentException("a text of 1 to 4,000 characters for open, ...");
    }
  }

  /** What to tell; empty where nothing is. */
  public Optional<String> textFor(Status status, TicketId ticket, String subject) {
    return Optional.ofNullable(texts.get(status))
        .map(text -> Template.filled(text, ticket, subject));
  }
}
