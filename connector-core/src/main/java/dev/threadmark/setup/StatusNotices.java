package dev.threadmark.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.correlate.StatusNotice;
import dev.threadmark.ticket.Status;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What requesters are told of a status, as settings write it: {@code {"closed":"We are done."}}.
 */
final class StatusNotices {
  static final String EXAMPLE =
      "an object from open, waiting or closed to texts of 1 to 4,000 characters, such as"
          + " {\"closed\":\"We are done with {subject}.\"}";

  private StatusNotices() {}

  /** Empty for one that makes no sense; none where there is no node. */
  static Optional<StatusNotice> read(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.of(StatusNotice.NONE);
    }
    if (!node.isObject()) {
      return Optional.empty();
    }
    try {
      Map<Status, String> texts = new EnumMap<>(Status.class);
      for (Map.Entry<String, JsonNode> one : node.properties()) {
        String name = one.getKey();
        if (!one.getValue().isTextual() || !name.equals(name.toLowerCase(Locale.ROOT))) {
          return Optional.empty();
        }
        texts.put(Status.valueOf(name.toUpperCase(Locale.ROOT)), one.getValue().asText());
      }
      return Optional.of(new StatusNotice(texts));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
