package dev.threadmark.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named values of a log line, given to a logger as its only parameter: {@link JsonLines} makes
 * fields of them, any other format prints them as {@code name=value}.
 */
final class LogFields {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * @param value text, a number or a truth; empty text is left out
   */
  LogFields with(String name, Object value) {
    if (!value.equals("")) {
      values.put(name, value);
    }
    return this;
  }

  Map<String, Object> values() {
    return values;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.toString().strip();
  }
}
