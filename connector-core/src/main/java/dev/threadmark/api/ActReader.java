package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.mail.Address;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Priority;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads what a person wants done to one ticket. Empty for what makes no sense. */
final class ActReader {
  private static final int LONGEST_TAG = 40;
  private static final int MOST_TAGS = 20;

  private static final Map<String, BiFunction<JsonNode, String, Optional<Act>>> KINDS =
      Map.of(
          "status", (json, cause) -> turn(json),
          "assign", (json, cause) -> assign(json),
          "tag", (json, cause) -> tag(json),
          "priority", (json, cause) -> priority(json),
          "watch", (json, cause) -> watch(json),
          "requester", (json, cause) -> address(json, "address").map(Act.ChangeRequester::new),
          "snooze", (json, cause) -> snooze(json),
          "note", ActReader::note,
          "link", (json, cause) -> ticket(json, "other").map(Act.Link::new));

  private ActReader() {}

  /**
   * @param cause tells a note from every other
   */
  static Optional<Act> read(JsonNode json, String cause) {
    BiFunction<JsonNode, String, Optional<Act>> kind = KINDS.get(json.path("act").asText());
    return kind == null ? Optional.empty() : kind.apply(json, cause);
  }

  static Optional<TicketId> ticket(JsonNode json, String field) {
    return TicketId.parse(json.path(field).asText(""));
  }

  /** One of those that a person may set. */
  static Optional<Status> status(JsonNode json) {
    return choice(Status.class, json.path("status")).filter(status -> status != Status.MERGED);
  }

  static <E extends Enum<E>> Optional<E> choice(Class<E> type, JsonNode value) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(value.asText())) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static Optional<Act> turn(JsonNode json) {
    return status(json).map(Act.Turn::new);
  }

  private static Optional<Act> assign(JsonNode json) {
    return json.path("to").isNull()
        ? Optional.of(new Act.Assign(Optional.empty()))
        : address(json, "to").map(to -> new Act.Assign(Optional.of(to)));
  }

  private static Optional<Act> tag(JsonNode json) {
    Optional<Set<String>> add = tags(json.path("add"));
    Optional<Set<String>> remove = tags(json.path("remove"));
    return add.isEmpty() || remove.isEmpty()
        ? Optional.empty()
        : Optional.of(new Act.Tag(add.get(), remove.get()));
  }

  private static Optional<Set<String>> tags(JsonNode array) {
    Set<String> tags = new LinkedHashSet<>();
    for (JsonNode one : array) {
      String tag = one.asText().strip().toLowerCase(Locale.ROOT);
      if (!one.isTextual() || tag.isEmpty() || tag.length() > LONGEST_TAG) {
        return Optional.empty();
      }
      tags.add(tag);
    }
    boolean sound = (array.isArray() || array.isMissingNode()) && tags.size() <= MOST_TAGS;
    return Optional.of(tags).filter(any -> sound);
  }

  private static Optional<Act> priority(JsonNode json) {
    return choice(Priority.class, json.path("priority")).map(Act.Prioritize::new);
  }

  private static Optional<Act> watch(JsonNode json) {
    return json.path("watching").isBoolean()
        ? Optional.of(new Act.Watch(json.get("watching").asBoolean()))
        : Optional.empty();
  }

  private static Optional<Act> snooze(JsonNode json) {
    if (json.path("until").isNull()) {
      return Optional.of(new Act.Snooze(Optional.empty()));
    }
    try {
      Instant until = Instant.parse(json.path("until").asText());
      return Optional.of(new Act.Snooze(Optional.of(until)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Act> note(JsonNode json, String cause) {
    String text = json.path("text").asText("");
    return text.isBlank() || text.length() > CareEvent.Noted.LONGEST
        ? Optional.empty()
        : Optional.of(new Act.Note(text, cause));
  }

  private static Optional<Address> address(JsonNode json, String field) {
    return Address.parse(json.path(field).asText("")).filter(one -> one.value().length() <= 320);
  }
}
