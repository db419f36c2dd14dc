package dev.threadmark.aws.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps how long it would have waited at most, and does not. */
final class QuickTries extends Tries {
  final List<Long> pauses = new ArrayList<>();

  QuickTries(int most) {
    super(most, Duration.ofMillis(25), Duration.ofSeconds(10));
  }

  @Override
  void pause(long millis, String operation) {
    pauses.add(millis);
  }
}
