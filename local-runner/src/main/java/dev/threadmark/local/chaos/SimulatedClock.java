package dev.threadmark.local.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves with the history. */
final class SimulatedClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
