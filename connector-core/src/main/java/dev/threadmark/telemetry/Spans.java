package dev.threadmark.telemetry;

import dev.threadmark.mail.MailboxId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.function.Function;

/** Work within a span. Of an exception only its class is recorded: its message may be a mail's. */
record Spans(Tracer tracer) {
  SpanBuilder named(String name) {
    return tracer.spanBuilder(name);
  }

  SpanBuilder named(String name, MailboxId mailbox) {
    return named(name).setAttribute(Names.MAILBOX, Names.of(mailbox));
  }

  <T> T within(SpanBuilder builder, Function<Span, T> work) {
    Span span = builder.startSpan();
    Scope scope = span.makeCurrent();
    try {
      return work.apply(span);
    } catch (RuntimeException | Error e) {
      failed(span, e.getClass().getSimpleName());
      throw e;
    } finally {
      scope.close();
      span.end();
    }
  }

  static void failed(Span span, String type) {
    span.setStatus(StatusCode.ERROR).setAttribute("error.type", type);
  }
}
