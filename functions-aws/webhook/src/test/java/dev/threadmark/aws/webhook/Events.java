package dev.threadmark.aws.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The events in {@code src/test/resources/events}, after AWS's pages on payload format 2.0. */
final class Events {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Events() {}

  static ObjectNode read(String name) {
    try (InputStream event = Events.class.getResourceAsStream("/events/" + name + ".json")) {
      return (ObjectNode) JSON.readTree(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A POST as an HTTP API sends it. */
  static ObjectNode post(String path, String body) {
    ObjectNode event = read("http-api-notification");
    event.put("rawPath", path);
    return event.put("body", body);
  }
}
