package dev.threadmark.local.chaos;

import java.util.List;

/**
 * How a history ended.
 *
 * @param events what the actors did that others could notice
 * @param struck what went wrong, in order; empty texts for what was spared
 * @param violations promises that were broken; none if all is well
 * @param trace every event, where that was asked for
 */
public record Ending(
    Setup setup, long events, List<String> struck, List<String> violations, List<String> trace) {

  public boolean wrong() {
    return !violations.isEmpty();
  }

  /** How many faults really struck. */
  public long faults() {
    return struck.stream().filter(fault -> !fault.isEmpty()).count();
  }
}
