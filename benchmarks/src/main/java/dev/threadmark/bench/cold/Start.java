package dev.threadmark.bench.cold;

import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * A function that was started for one event.
 *
 * @param nanos from before its process was made to the end that was asked for
 * @param cpuNanos of its process until it had answered; the kernel counts them by 10 ms
 */
record Start(long nanos, long cpuNanos) {

  /** Until the Runtime API has its answer. */
  static Start answered(LambdaFunction function, String event, String expected) {
    return until(function, event, expected, System::nanoTime);
  }

  /**
   * @param expected part of the answer; another one is no start but a failure
   * @param end when it was over, asked after the answer, by {@link System#nanoTime}
   */
  static Start until(LambdaFunction function, String event, String expected, LongSupplier end) {
    Set<ProcessHandle> before = children();
    long begun = System.nanoTime();
    try (LambdaRuntime runtime = LambdaRuntime.start(function)) {
      String answer = runtime.invoke(event).get();
      long ended = end.getAsLong();
      if (!answer.contains(expected)) {
        throw new IllegalStateException(answer + "\n" + runtime.log());
      }
      return new Start(ended - begun, cpu(before));
    }
  }

  private static long cpu(Set<ProcessHandle> before) {
    return children().stream()
        .filter(child -> !before.contains(child))
        .flatMap(child -> child.info().totalCpuDuration().stream())
        .mapToLong(Duration::toNanos)
        .sum();
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }
}
