package dev.threadmark.outbox.illegal;

/** Breaks a rule so that a test can see it broken. */
public record SleepsOnItself() {
  void nap() throws InterruptedException {
    Thread.sleep(1);
  }
}
