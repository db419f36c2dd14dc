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

  /** True if {@code because} of a mail says that somebody else may have written it. */
  public static boolean forged(String because) {
    return because.contains(FORGED);
  }
}
