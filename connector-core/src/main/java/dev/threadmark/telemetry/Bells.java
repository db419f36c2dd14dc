package dev.threadmark.telemetry;

import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.TraceParent;
import dev.threadmark.provider.Doorbell;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Optional;

/** The answering of a bell: a span in the trace of the request that rang, and a count. */
final class Bells {
  private final Spans spans;
  private final LongCounter bells;

  Bells(Spans spans, Meter meter) {
    this.spans = spans;
    bells =
        meter
            .counterBuilder("threadmark.bells")
            .setUnit("{bell}")
            .setDescription("Doorbells answered.")
            .build();
  }

  Outcome answer(BellAnswering inner, Doorbells.Sent sent, int deliveries) {
    Doorbell bell = sent.bell();
    Scope scope = LogContext.with(Names.of(bell.mailbox())).makeCurrent();
    try {
      SpanBuilder builder =
          spans
              .named("answer doorbell", bell.mailbox())
              .setSpanKind(SpanKind.CONSUMER)
              .setAttribute(Names.WHY, bell.why().name())
              .setAttribute(Names.TRIES, (long) sent.tries() + deliveries);
      remote(sent).ifPresent(request -> within(request, builder));
      return spans.within(
          builder,
          span -> {
            Outcome outcome = inner.answer(sent, deliveries);
            told(span, bell, outcome);
            return outcome;
          });
    } finally {
      scope.close();
    }
  }

  /** What a platform's agent has begun for this run is in another trace, so it is linked. */
  private static void within(SpanContext request, SpanBuilder builder) {
    SpanContext run = Span.current().getSpanContext();
    if (run.isValid() && !run.getTraceId().equals(request.getTraceId())) {
      builder.addLink(run);
    }
    builder.setParent(Context.current().with(Span.wrap(request)));
  }

  private static Optional<SpanContext> remote(Doorbells.Sent sent) {
    return sent.traceparent()
        .flatMap(TraceParent::parse)
        .map(
            parent ->
                SpanContext.createFromRemoteParent(
                    parent.trace(),
                    parent.span(),
                    parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                    TraceState.getDefault()));
  }

  private void told(Span span, Doorbell bell, Outcome outcome) {
    String end = outcome.match(new Told(span));
    span.setAttribute(Names.OUTCOME, end);
    bells.add(
        1,
        Attributes.of(
            Names.MAILBOX,
            Names.of(bell.mailbox()),
            Names.WHY,
            bell.why().name(),
            Names.OUTCOME,
            end));
  }

  /** Why it must wait is in the log; as an attribute it would be a sentence for each case. */
  private record Told(Span span) implements Outcome.Cases<String> {
    @Override
    public String done(int mails) {
      span.setAttribute(Names.MAILS, mails);
      return "done";
    }

    @Override
    public String retry(Duration after, String why) {
      return "retry";
    }

    @Override
    public String dead(String why) {
      Spans.failed(span, "dead");
      return "dead";
    }
  }
}
