package dev.threadmark.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a log line says of where it was written: {@code trace} and {@code mailbox}. The trace is
 * known wherever the bell's request told one, also where nothing is exported.
 */
public final class LogContext {
  private static final ContextKey<String> MAILBOX = ContextKey.named("threadmark.mailbox");

  private LogContext() {}

  static Context with(String mailbox) {
    return Context.current().with(MAILBOX, mailbox);
  }

  /** Of this thread, at this moment; for {@link JsonLines#install}. */
  public static Map<String, String> now() {
    Map<String, String> fields = new LinkedHashMap<>();
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      fields.put("trace", span.getTraceId());
    }
    String mailbox = Context.current().get(MAILBOX);
    if (mailbox != null) {
      fields.put("mailbox", mailbox);
    }
    return fields;
  }
}
