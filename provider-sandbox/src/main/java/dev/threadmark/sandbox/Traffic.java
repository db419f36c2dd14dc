package dev.threadmark.sandbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked of a provider's API, by kind. Only what was answered in earnest: no handshakes, no
 * pushes, no faults.
 */
public final class Traffic {
  private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

  /** What a call is for. */
  public enum Purpose {
    READ,
    STAMP,
    WATCH,
    OTHER
  }

  /** A method of the API, or some that serve the same end. */
  public enum Kind {
    DELTA(Purpose.READ),
    HISTORY(Purpose.READ),
    LIST(Purpose.READ),
    GET(Purpose.READ),
    RAW(Purpose.READ),
    ATTACHMENTS(Purpose.READ),
    PATCH(Purpose.STAMP),
    MODIFY(Purpose.STAMP),
    LABELS(Purpose.STAMP),
    WATCH(Purpose.WATCH),
    OTHER(Purpose.OTHER);

    private final Purpose purpose;

    Kind(Purpose purpose) {
      this.purpose = purpose;
    }

    public Purpose purpose() {
      return purpose;
    }
  }

  /**
   * @param requests over HTTP; a batch is one, of the kind of its first call
   * @param calls each one of a batch counts
   * @param bytes of the bodies that were answered, before any compression
   * @param nanos that answering took, without compression and sending
   */
  public record Count(long requests, long calls, long bytes, long nanos) {
    private static final Count NONE = new Count(0, 0, 0, 0);

    private Count plus(long moreRequests, long moreCalls, long moreBytes, long moreNanos) {
      return new Count(
          requests + moreRequests, calls + moreCalls, bytes + moreBytes, nanos + moreNanos);
    }
  }

  /**
   * One HTTP request was answered.
   *
   * @param calls the one it is, or those in its batch
   */
  public synchronized void add(List<Kind> calls, long bytes, long nanos) {
    if (calls.isEmpty()) {
      return;
    }
    calls.forEach(kind -> counts.put(kind, count(kind).plus(0, 1, 0, 0)));
    counts.put(calls.get(0), count(calls.get(0)).plus(1, 0, bytes, nanos));
  }

  /** The counts so far; kinds that were not asked for are left out. */
  public synchronized Map<Kind, Count> counts() {
    return new EnumMap<>(counts);
  }

  private Count count(Kind kind) {
    return counts.getOrDefault(kind, Count.NONE);
  }
}
