package dev.threadmark.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.store.Json;
import java.util.Locale;
import java.util.Map;

/**
 * One line of an export, a row of the table.
 *
 * @param v the version of the format
 * @param type what the row holds
 * @param value the row's JSON
 */
record Line(int v, String type, String partition, String row, JsonNode value) {
  static final int FORMAT = 1;

  enum Type {
    MAILBOX,
    QUARANTINE,
    MARK,
    EVENT,
    MAIL,
    OUTBOX,
    /** A mail that somebody must say the ticket of. */
    HOLD,
    /** What people of a mailbox share: views, templates. */
    SAVED,
    /** What somebody wants to be told. */
    PERSON,
    KEY,
    /** What somebody has decided and nobody has ended yet. */
    ERRAND,
    ANSWERS,
    /** The last line; it counts those before it. */
    END;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Line of(Type type, Row row) {
    return of(type, row.key(), row.value());
  }

  static Line of(Type type, RowKey key, String json) {
    JsonNode value = Json.read(json, JsonNode.class);
    return new Line(FORMAT, type.label(), key.partition(), key.row(), value);
  }

  static Line end(long lines) {
    JsonNode count = Json.read(Json.write(Map.of("lines", lines)), JsonNode.class);
    return new Line(FORMAT, Type.END.label(), "", "", count);
  }
}
