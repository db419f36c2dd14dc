package dev.threadmark.correlate;

/**
 * Why a decision fell.
 *
 * @param because a sentence that a support agent understands
 */
public record Reason(Rule rule, String because) {

  /** Of a mail whose author's domain disowns it. */
  static final String FORGED =
      "its From address failed authentication, so somebody else may have written it";
}
