package dev.threadmark.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Log records as lines of JSON: {@code time}, {@code level}, {@code logger}, {@code message}, what
 * the place tells ({@code trace}, {@code mailbox}), and the fields of the record ({@code ticket},
 * {@code decision} ...). Of an exception {@code thrown} has the class and where, not the message.
 * What looks like an address is masked, whoever logs it; our own logs hold none. Needs no
 * OpenTelemetry.
 */
public final class JsonLines extends Formatter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String WORD = "[^\\s<>\"'(),;:/@%]";

  /** Also as in a URL. Begins only where a word does, so that a long line takes linear time. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?<!" + WORD + ")" + WORD + "++(?:@|%40)[^\\s<>\"'(),;:/]++");

  private final Supplier<Map<String, String>> place;

  JsonLines(Supplier<Map<String, String>> place) {
    this.place = place;
  }

  /**
   * Has everything that is logged in this process printed so to {@code out}, in the place of the
   * handlers before.
   *
   * @param place fields for a record by the thread that logs, as {@link LogContext#now}
   */
  public static void install(PrintStream out, Supplier<Map<String, String>> place) {
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new Printing(out, new JsonLines(place)));
  }

  @Override
  public String format(LogRecord record) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", record.getInstant().toString());
    line.put("level", level(record.getLevel()));
    line.put("logger", record.getLoggerName());
    Object[] parameters = record.getParameters();
    if (parameters != null && parameters.length == 1 && parameters[0] instanceof LogFields own) {
      line.put("message", record.getMessage().replace("{0}", "").strip());
      place.get().forEach(line::put);
      own.values().forEach(line::putPOJO);
    } else {
      line.put("message", ADDRESS.matcher(formatMessage(record)).replaceAll("(address)"));
      place.get().forEach(line::put);
    }
    if (record.getThrown() != null) {
      line.put("thrown", described(record.getThrown()));
    }
    return line + "\n";
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  private static String described(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  /** One print for each line, so that lines of two threads do not mix. */
  private static final class Printing extends Handler {
    private final PrintStream out;

    Printing(PrintStream out, Formatter formatter) {
      this.out = out;
      setFormatter(formatter);
    }

    @Override
    public void publish(LogRecord record) {
      if (isLoggable(record)) {
        out.print(getFormatter().format(record));
        flush();
      }
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
