package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** JSON in and out. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array(Collection<String> texts) {
    ArrayNode array = MAPPER.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  /** The JSON object that a request carries; none at all counts as an empty one. */
  static JsonNode body(Call call) {
    return read(call.body());
  }

  static JsonNode read(byte[] bytes) {
    try {
      JsonNode node = bytes.length == 0 ? object() : MAPPER.readTree(bytes);
      if (node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      // Answered below: not JSON and not an object is the same to the caller.
    }
    throw ApiError.badRequest("Invalid JSON payload received.");
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
