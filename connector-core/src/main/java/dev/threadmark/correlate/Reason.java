package dev.threadmark.correlate;

/**
 * Why a decision fell.
 *
 * @param because a sentence that a support agent understands
 */
public record Reason(Rule rule, String because) {}
