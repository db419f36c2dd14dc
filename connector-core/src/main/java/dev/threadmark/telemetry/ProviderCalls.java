package dev.threadmark.telemetry;

import dev.threadmark.mail.MailboxId;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import java.util.function.Function;
import java.util.function.Supplier;

/** Counts what a provider is asked and how it answers, and has a span for each time. */
final class ProviderCalls {
  private static final String THROWN = "thrown";

  private final Spans spans;
  private final LongCounter calls;
  private final LongCounter throttles;

  ProviderCalls(Spans spans, Meter meter) {
    this.spans = spans;
    calls =
        meter
            .counterBuilder("threadmark.provider.calls")
            .setUnit("{call}")
            .setDescription("Calls of a provider's driver; one may be several requests.")
            .build();
    throttles =
        meter
            .counterBuilder("threadmark.provider.throttles")
            .setUnit("{call}")
            .setDescription("Calls that the provider put off because there were too many.")
            .build();
  }

  /**
   * How a call was answered.
   *
   * @param kind such as {@code got}
   */
  record Answered(String kind, boolean throttled, boolean failed) {}

  /** Which call this is. */
  record Call(String provider, String name, MailboxId mailbox) {}

  <T> T count(Call call, Supplier<T> work, Function<T, Answered> reading) {
    Attributes which = Attributes.of(Names.PROVIDER, call.provider(), Names.CALL, call.name());
    return spans.within(
        spans.named(call.name(), call.mailbox()).setAttribute(Names.PROVIDER, call.provider()),
        span -> answered(which, span, work, reading));
  }

  private <T> T answered(
      Attributes which, Span span, Supplier<T> work, Function<T, Answered> reading) {
    Answered answered = new Answered(THROWN, false, true);
    try {
      T answer = work.get();
      answered = reading.apply(answer);
      return answer;
    } finally {
      record(which, span, answered);
    }
  }

  private void record(Attributes which, Span span, Answered answered) {
    span.setAttribute(Names.ANSWER, answered.kind());
    if (answered.failed() && !answered.kind().equals(THROWN)) {
      Spans.failed(span, answered.kind());
    }
    calls.add(1, which.toBuilder().put(Names.ANSWER, answered.kind()).build());
    if (answered.throttled()) {
      throttles.add(1, which);
    }
  }
}
