package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.desk.Done;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Address;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.Optional;
import java.util.OptionalInt;

/** The acts that say what belongs together: merge, undo that, put a message elsewhere. */
final class Regrouping {
  private final Engine engine;

  Regrouping(Engine engine) {
    this.engine = engine;
  }

  /** What came of it; empty where the body asks for another act, or makes no sense. */
  Optional<Done<Ticket>> act(Call call, Ticket ticket) {
    JsonNode body = call.body();
    OptionalInt seen = call.seen();
    Address by = call.person().address();
    return switch (body.path("act").asText()) {
      case "merge" ->
          ActReader.ticket(body, "into")
              .map(into -> engine.desk().merge(call.id(), ticket.id(), seen, into, by));
      case "unmerge" -> Optional.of(engine.unmerging().unmerge(call.id(), ticket.id(), seen, by));
      case "split" -> split(call, ticket, seen, by);
      default -> Optional.empty();
    };
  }

  private Optional<Done<Ticket>> split(Call call, Ticket ticket, OptionalInt seen, Address by) {
    JsonNode body = call.body();
    String message = body.path("message").asText("");
    Optional<TicketId> into = ActReader.ticket(body, "into");
    boolean sound = message.matches("[0-9a-f]{20}") && (into.isPresent() || !body.has("into"));
    return sound
        ? Optional.of(
            engine
                .splitting()
                .split(call.id(), call.mailbox().provider(), ticket.id(), seen, message, into, by))
        : Optional.empty();
  }
}
