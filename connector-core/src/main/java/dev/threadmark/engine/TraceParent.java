package dev.threadmark.engine;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace: which trace, which span in it, and whether it is recorded. Printed as a
 * {@code traceparent} of version 00, {@code 00-<32 hex>-<16 hex>-<00 or 01>}. Knows nothing of
 * OpenTelemetry, because the webhook must not load it.
 *
 * @param trace 32 hex digits in lower case, not all zero
 * @param span 16 of them
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public record TraceParent(String trace, String span, boolean sampled) {
  private static final Pattern TRACE = Pattern.compile("(?!0+$)[0-9a-f]{32}");
  private static final Pattern SPAN = Pattern.compile("(?!0+$)[0-9a-f]{16}");

  /** A later version may have more behind a dash; what it means there is not for us. */
  private static final Pattern HEADER =
      Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final Pattern ROOT = Pattern.compile("1-([0-9a-f]{8})-([0-9a-f]{24})");

  public TraceParent {
    if (!TRACE.matcher(trace).matches() || !SPAN.matcher(span).matches()) {
      throw new IllegalArgumentException("no trace has these ids");
    }
  }

  /** What a header says, where it is well formed. */
  public static Optional<TraceParent> parse(String header) {
    Matcher parts = HEADER.matcher(header);
    if (!parts.matches() || (parts.group(1).equals("00") && parts.group(5) != null)) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(parts.group(4), 16) & 1) == 1;
    return checked(parts.group(2), parts.group(3), sampled);
  }

  /**
   * What AWS's {@code x-amzn-trace-id} says: {@code Root=1-<8 hex>-<24 hex>}, and perhaps {@code
   * Parent} and {@code Sampled}. An API names no parent; then it is that of {@code fresh}.
   *
   * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html">the tracing
   *     header</a>
   */
  static Optional<TraceParent> ofAmazon(String header, TraceParent fresh) {
    Matcher root = ROOT.matcher(field(header, "Root").orElse(""));
    return root.matches()
        ? checked(
            root.group(1) + root.group(2),
            field(header, "Parent").orElse(fresh.span()),
            !field(header, "Sampled").equals(Optional.of("0")))
        : Optional.empty();
  }

  /** A new trace, recorded. */
  public static TraceParent drawn() {
    byte[] bytes = new byte[24];
    Dice.ONES.nextBytes(bytes);
    bytes[0] |= 1; // all zero is no id
    bytes[16] |= 1;
    HexFormat hex = HexFormat.of();
    return new TraceParent(hex.formatHex(bytes, 0, 16), hex.formatHex(bytes, 16, 24), true);
  }

  @Override
  public String toString() {
    return "00-" + trace + "-" + span + (sampled ? "-01" : "-00");
  }

  private static Optional<TraceParent> checked(String trace, String span, boolean sampled) {
    return TRACE.matcher(trace).matches() && SPAN.matcher(span).matches()
        ? Optional.of(new TraceParent(trace, span, sampled))
        : Optional.empty();
  }

  private static Optional<String> field(String header, String name) {
    for (String field : header.split(";", 10)) {
      if (field.strip().startsWith(name + "=")) {
        return Optional.of(field.strip().substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** Made when first thrown. Two restored from one snapshot must not throw the same. */
  private static final class Dice {
    private static final SecureRandom ONES = new SecureRandom();
  }
}
