package dev.threadmark.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request of somebody who may make it.
 *
 * @param mailbox that of the path; null where the path names none
 * @param path its other parts, decoded, by name
 */
record Call(
    Request request, Person person, Mailbox mailbox, Map<String, String> path, Instant now) {
  private static final ObjectMapper JSON = new ObjectMapper();

  MailboxId id() {
    return mailbox.id();
  }

  /** The ticket of the path, if it looks like one. */
  Optional<TicketId> ticket() {
    return TicketId.parse(path.get("ticket"));
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(request.query().get(name)).filter(value -> !value.isEmpty());
  }

  /** The body as a JSON object or array; missing where it is neither. */
  JsonNode body() {
    try {
      JsonNode body = JSON.readTree(request.body() == null ? new byte[0] : request.body());
      return body.isContainerNode() ? body : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e); // nothing is read but memory
    }
  }

  /**
   * The number of events that {@code If-Match} says were seen: empty for none, and for {@code *}.
   */
  OptionalInt seen() {
    String tag = request.header("if-match").orElse("").strip();
    String bare = tag.replaceAll("^(W/)?\"(\\d{1,9})\"$", "$2");
    return bare.matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(bare))
        // A tag of somebody else's making matches nothing.
        : tag.isEmpty() || tag.equals("*") ? OptionalInt.empty() : OptionalInt.of(-1);
  }

  /** What tells this wish from others like it; the same for a request that is made again. */
  Optional<String> idempotencyKey() {
    return request
        .header("idempotency-key")
        .map(String::strip)
        .filter(key -> key.length() >= 8 && key.length() <= 100);
  }
}
