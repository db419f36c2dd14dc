package dev.threadmark.aws.service;

import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * How often a service is asked, as the SDKs' standard mode has it: again after an I/O error, a
 * status that passes and a refusal that passes. Before each further try it waits by chance, up to
 * twice as long each time. With three tries that is 3 s in all, where it was throttled. (The SDKs'
 * budget of tries that calls share is left out: a function makes a few calls at a time.)
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">retry
 *     behaviour</a>
 */
public class Tries {
  /** The SDK for Java's lists, 2.54. Whatever is 500 to 504 passes by its status. */
  private static final Set<String> THROTTLED =
      Set.of(
          "BandwidthLimitExceeded",
          "EC2ThrottledException",
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "SlowDown",
          "ThrottledException",
          "Throttling",
          "ThrottlingException",
          "TooManyRequestsException",
          "TransactionInProgressException");

  private static final Set<String> PASSING =
      Set.of(
          "InternalError",
          "InternalServerError",
          "PriorRequestNotComplete",
          "RequestTimeout",
          "RequestTimeoutException");

  private static final long THROTTLED_MILLIS = 1_000;

  private final int most;
  private final Duration first;
  private final Duration patience;

  /**
   * @param most tries, at least one
   * @param first the longest wait before the second try
   * @param patience with each read of an answer
   */
  public Tries(int most, Duration first, Duration patience) {
    this.most = most;
    this.first = first;
    this.patience = patience;
  }

  /** Sends a request once. */
  public interface Attempt {
    Answer once() throws IOException;
  }

  /**
   * The first answer that does not pass, or the last one.
   *
   * @throws StoreUnavailable if the last try has no answer
   */
  public Answer ask(String operation, Attempt attempt) {
    for (int tries = 1; ; tries++) {
      long base = first.toMillis();
      try {
        Answer answer = attempt.once().after(tries);
        if (tries == most || !passes(answer)) {
          return answer;
        }
        base = isThrottled(answer) ? THROTTLED_MILLIS : base;
      } catch (IOException e) {
        if (tries == most) {
          throw new StoreUnavailable(operation + " cannot be asked", e);
        }
      }
      pause(base << tries - 1, operation);
    }
  }

  Duration patience() {
    return patience;
  }

  private static boolean passes(Answer answer) {
    return switch (answer.status()) {
      case 200 -> false;
      case 500, 502, 503, 504 -> true;
      default -> isThrottled(answer) || PASSING.contains(answer.error());
    };
  }

  private static boolean isThrottled(Answer answer) {
    return answer.status() == 429 || THROTTLED.contains(answer.error());
  }

  /** Waits at most so long. A generator of its own: a snapshot's would draw alike in each copy. */
  void pause(long millis, String operation) {
    try {
      Thread.sleep((long) (new Random().nextDouble() * millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable(operation + " was interrupted", e);
    }
  }
}
