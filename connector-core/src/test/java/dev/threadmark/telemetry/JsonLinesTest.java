package dev.threadmark.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final String BEGINNING = "{\"time\":\"2026-11-28T00:00:00Z\",\"level\":\"";
  private final JsonLines lines = new JsonLines(() -> Map.of("trace", "abc"));

  @Test
  void fieldsOfALineAreFieldsOfItsJson() {
    LogFields fields =
        new LogFields().with("ticket", "TM-1").with("quarantined", 3L).with("rule", "");
    assertEquals(
        BEGINNING
            + "INFO\",\"logger\":\"x\",\"message\":\"mail\",\"trace\":\"abc\","
            + "\"ticket\":\"TM-1\",\"quarantined\":3}\n",
        lines.format(record(Level.INFO, "mail {0}", fields)));
  }

  @Test
  void anyOtherParameterIsPutIntoTheMessage() {
    assertEquals(
        BEGINNING
            + "WARN\",\"logger\":\"x\",\"message\":\"5 times \\\"so\\\"\",\"trace\":\"abc\"}\n",
        lines.format(record(Level.WARNING, "{0} times \"so\"", 5)));
  }

  @Test
  void whatLooksLikeAnAddressIsMaskedWhoeverLogsIt() {
    String line =
        lines.format(
            record(
                Level.INFO, "GET /users/a.b%40c.example/x?y=<d@e.example> by {0}", "f@g.example"));
    assertEquals(
        "GET /users/(address)/x?y=<(address)> by (address)",
        line.replaceAll(".*\"message\":\"([^\"]*)\".*\\n", "$1"));
  }

  @Test
  void ofAnExceptionTheClassIsToldAndNotTheMessage() {
    LogRecord record = record(Level.SEVERE, "failed", "");
    record.setThrown(new IllegalStateException("secret"));
    String line = lines.format(record);
    assertFalse(line.contains("secret"), line);
    assertEquals(
        "java.lang.IllegalStateException at",
        line.replaceAll(".*\"thrown\":\"([^ ]* at).*\\n", "$1"));
  }

  @Test
  void oneRecordIsOneLineWhateverIsInIt() {
    assertEquals(1, lines.format(record(Level.INFO, "a\r\nb{0}", "\n")).lines().count());
  }

  private static LogRecord record(Level level, String message, Object parameter) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("x");
    record.setInstant(Instant.parse("2026-11-28T00:00:00Z"));
    record.setParameters(new Object[] {parameter});
    return record;
  }
}
