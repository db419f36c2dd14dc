package dev.threadmark.provider.graph;

import dev.threadmark.provider.WorkloadIdentity;
import java.util.function.Supplier;

/** Tokens of the cloud that this process runs in, for one audience. */
final class VouchedTokens {
  private VouchedTokens() {}

  /** What gives such a token, or throws {@link NoToken}: the cloud may give one the next time. */
  static Supplier<String> of(WorkloadIdentity identity, String audience) {
    return () -> {
      try {
        return identity.token(audience);
      } catch (IllegalStateException e) {
        throw new NoToken(e.getMessage(), false);
      }
    };
  }
}
