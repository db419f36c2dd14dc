package dev.threadmark.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether our clock is that of the provider. */
final class ClockCheck implements Check {
  private static final Duration MOST = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<String> needs() {
    return List.of("arrival");
  }

  @Override
  public Finding look(Examination of) {
    RoundTrip.Leg leg = of.trip().plain();
    Arrival arrival = leg.arrival().orElseThrow();
    Instant theirs = arrival.delivery().receivedAt();
    Duration early = Duration.between(theirs, leg.at());
    Duration late = Duration.between(arrival.seenAt(), theirs);
    Duration off = early.compareTo(late) > 0 ? early : late;
    return off.compareTo(MOST) > 0
        ? Finding.bad(
            "our clock is off by %d s at least".formatted(off.toSeconds()),
            "set this machine's clock by NTP: tokens and cursors go by it")
        : Finding.good("no more than some seconds apart");
  }
}
