package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sandbox answers: JSON, or bytes of another type, or nothing.
 *
 * @param type content type, where there is a body
 * @param headers further ones; a name may come twice
 */
record GraphReply(
    int status,
    Optional<String> type,
    List<Map.Entry<String, String>> headers,
    Optional<JsonNode> json,
    byte[] bytes) {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE =
      "application/json;odata.metadata=minimal;odata.streaming=true;"
          + "IEEE754Compatible=false;charset=utf-8";
  private static final byte[] NOTHING = {};

  static GraphReply json(int status, JsonNode body) {
    return new GraphReply(status, Optional.of(JSON_TYPE), List.of(), Optional.of(body), NOTHING);
  }

  static GraphReply empty(int status) {
    return new GraphReply(status, Optional.empty(), List.of(), Optional.empty(), NOTHING);
  }

  static GraphReply bytes(String type, byte[] body) {
    return new GraphReply(200, Optional.of(type), List.of(), Optional.empty(), body);
  }

  static GraphReply text(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new GraphReply(status, Optional.of(type), List.of(), Optional.empty(), bytes);
  }

  GraphReply with(List<Map.Entry<String, String>> more) {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers);
    all.addAll(more);
    return new GraphReply(status, type, all, json, bytes);
  }

  /** What goes over the wire; empty where there is no body. */
  byte[] body() {
    try {
      return json.isPresent() ? JSON.writeValueAsBytes(json.get()) : bytes;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
