package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the sandbox answers to a {@link Call}. */
record Reply(int status, Map<String, String> headers, byte[] body) {
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json; charset=UTF-8");

  static Reply json(JsonNode body) {
    return json(200, body);
  }

  static Reply json(int status, JsonNode body) {
    try {
      return new Reply(status, JSON, Json.MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Reply nothing() {
    return new Reply(204, Map.of(), new byte[0]);
  }
}
