package dev.threadmark.bench.ingest;

import java.util.ArrayList;
import java.util.List;

/** What was measured while some mails were handled: the sum of its bursts. */
public final class Phase {
  private long mails;
  private long nanos;
  private Counts engine = Counts.NONE;
  private Counts provider = Counts.NONE;
  private long heapPeak;
  private long floorMails;
  private long floorNanos;
  private long floorCpuNanos;
  private final List<Long> each = new ArrayList<>();

  void add(long more, long took, Counts byEngine, Counts byProvider, long heap) {
    mails += more;
    nanos += took;
    each.add(took);
    engine = engine.plus(byEngine);
    provider = provider.plus(byProvider);
    heapPeak = Math.max(heapPeak, heap);
  }

  void addFloor(long more, long took, long cpu) {
    floorMails += more;
    floorNanos += took;
    floorCpuNanos += cpu;
  }

  public long mails() {
    return mails;
  }

  /** From the first bell of a burst until its last doorbell was done, all bursts together. */
  public long nanos() {
    return nanos;
  }

  public Counts engine() {
    return engine;
  }

  public Counts provider() {
    return provider;
  }

  public long heapPeak() {
    return heapPeak;
  }

  double mailsPerSecond() {
    return mails * 1e9 / nanos;
  }

  double floorMailsPerSecond() {
    return floorMails * 1e9 / floorNanos;
  }

  double floorCpuMillis() {
    return floorCpuNanos / 1e6 / floorMails;
  }

  boolean hasFloor() {
    return floorMails > 0;
  }

  /** Milliseconds that a burst took which {@code percent} of them did not exceed. */
  double millis(double percent) {
    List<Long> sorted = each.stream().sorted().toList();
    int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }
}
