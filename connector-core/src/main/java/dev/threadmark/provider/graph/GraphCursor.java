package dev.threadmark.provider.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.provider.Cursor;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far Inbox and Sent Items are read. Stored shape: {@code
 * {"v":1,"from":"2026-11-02T10:00:00Z","inbox":{"link":"https://...","more":true},"sent":{}}};
 * links are Graph's own, replayed as they are. A folder without a link starts at {@code from}.
 */
record GraphCursor(Instant from, Place inbox, Place sent) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param link nextLink or deltaLink
   * @param more true if it is a nextLink: the round is not over
   */
  record Place(Optional<String> link, boolean more) {
    static final Place START = new Place(Optional.empty(), false);
  }

  static GraphCursor startingAt(Instant from) {
    return new GraphCursor(from, Place.START, Place.START);
  }

  /** True while a folder has pages left in this round. */
  boolean more() {
    return inbox.more || sent.more;
  }

  Cursor text() {
    ObjectNode json = JSON.createObjectNode();
    json.put("v", 1).put("from", from.toString());
    json.set("inbox", json(inbox));
    json.set("sent", json(sent));
    return new Cursor(json.toString());
  }

  private static ObjectNode json(Place place) {
    ObjectNode json = JSON.createObjectNode();
    place.link.ifPresent(link -> json.put("link", link));
    if (place.more) {
      json.put("more", true);
    }
    return json;
  }

  /** Empty where {@code cursor} is none of ours: it is as good as expired. */
  static Optional<GraphCursor> parse(Cursor cursor) {
    try {
      JsonNode json = JSON.readTree(cursor.value());
      return json.path("v").asInt() == 1
          ? Optional.of(
              new GraphCursor(
                  Instant.parse(json.path("from").asText()),
                  place(json.path("inbox")),
                  place(json.path("sent"))))
          : Optional.empty();
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Place place(JsonNode json) {
    return new Place(
        Optional.ofNullable(json.path("link").textValue()), json.path("more").asBoolean());
  }
}
