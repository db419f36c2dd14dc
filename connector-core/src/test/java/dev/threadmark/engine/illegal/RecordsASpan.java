package dev.threadmark.engine.illegal;

import io.opentelemetry.api.trace.Span;

/** Breaks a rule so that a test can see it broken. */
public record RecordsASpan(Span span) {}
