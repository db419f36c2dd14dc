package dev.threadmark.aws.telemetry;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.security.SecureRandom;

/**
 * Ids that two functions restored from one snapshot do not both draw: what the SDK uses by itself
 * goes on from a seed that is in the snapshot.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">uniqueness
 *     with SnapStart</a>
 */
final class FreshIds implements IdGenerator {
  private final SecureRandom random = new SecureRandom();

  @Override
  public String generateTraceId() {
    return TraceId.fromLongs(random.nextLong(), notZero());
  }

  @Override
  public String generateSpanId() {
    return SpanId.fromLong(notZero());
  }

  private long notZero() {
    return random.nextLong() | 1;
  }
}
