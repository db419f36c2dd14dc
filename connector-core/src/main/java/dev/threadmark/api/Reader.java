package dev.threadmark.api;

import dev.threadmark.provider.Request;
import java.time.Instant;

/** Tells whether a request may read. */
@FunctionalInterface
public interface Reader {
  /** What a request may do. */
  enum Verdict {
    MAY_READ,
    /** Nobody is known to ask: 401. */
    UNKNOWN,
    /** Somebody is, who has no business here: 403. */
    FORBIDDEN
  }

  /** Lets nobody in: for a deployment whose admin has not said who may. */
  Reader NOBODY = (request, now) -> Verdict.FORBIDDEN;

  Verdict judge(Request request, Instant now);
}
