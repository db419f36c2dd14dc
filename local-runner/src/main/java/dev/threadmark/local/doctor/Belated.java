package dev.threadmark.local.doctor;

import dev.threadmark.doctor.Pace;
import dev.threadmark.sandbox.SandboxProvider;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits as asked, and lets the sandbox's notifications go once somebody has waited too long. */
final class Belated implements Consumer<Duration> {
  private final SandboxProvider sandbox;
  private final Duration after;
  private Duration waited = Duration.ZERO;

  Belated(SandboxProvider sandbox, Duration after) {
    this.sandbox = sandbox;
    this.after = after;
  }

  @Override
  public void accept(Duration time) {
    Pace.sleep(time);
    waited = waited.plus(time);
    if (waited.compareTo(after) > 0) {
      sandbox.holdNotifications(false);
    }
  }
}
