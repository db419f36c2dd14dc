package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Extended properties: those set by an app, and the MAPI ones that a mail has by itself. */
final class ExtendedProperties {
  private ExtendedProperties() {}

  static Optional<String> value(Item item, PropertyId id) {
    String set = item.properties.get(id);
    return set != null ? Optional.of(set) : mapi(item, id.toString());
  }

  private static Optional<String> mapi(Item item, String id) {
    return switch (id) {
      case "String 0x1035" ->
          Optional.ofNullable(item.json().path("internetMessageId").textValue());
      case "String 0x1042" -> header(item, "In-Reply-To");
      case "String 0x1039" -> header(item, "References");
      case "Long 0xe08" -> Optional.of(Integer.toString(item.isDraft() ? 0 : item.raw.length));
      default -> Optional.empty();
    };
  }

  private static Optional<String> header(Item item, String name) {
    for (JsonNode header : item.json().path("internetMessageHeaders")) {
      if (header.path("name").asText().equalsIgnoreCase(name)) {
        return Optional.of(header.path("value").asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Takes the {@code singleValueExtendedProperties} of a request body.
   *
   * @return true if there were any
   */
  static boolean set(Item item, JsonNode list) {
    for (JsonNode property : list) {
      PropertyId id = PropertyId.required(property.path("id").asText(""));
      if (property.path("value").isNull()) {
        item.properties.remove(id);
      } else {
        item.properties.put(id, property.path("value").asText(""));
      }
    }
    return !list.isEmpty();
  }
}
